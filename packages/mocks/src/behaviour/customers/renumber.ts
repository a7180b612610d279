import { type Call, ok } from "../../engine/call.ts";
import { atomically, handlerOf } from "../../engine/default-actions.ts";
import { type Binding, findBy, keyFromPath } from "../../engine/find-record.ts";
import { objectBody, projectionOf, replaceRecord } from "../../engine/write-record.ts";
import { invalid } from "../../errors/refusal.ts";
import { customers } from "../../records/customers.ts";
import type { Agreement } from "../../store/agreement.ts";
import { keyOf } from "../../store/kind.ts";

/** Fields other than `customerNumber` that hold a customer's number. */
const otherFields = ["creditCardCompanyNumber"] as const;

/** Changes a customer's number in every record that refers to the customer. */
function moveReferences(agreement: Agreement, from: number, to: number): void {
  for (const { kind } of agreement.state().tables.values()) {
    if (kind.name === customers.name) continue;
    const table = agreement.table(kind);
    for (const field of ["customerNumber", ...otherFields]) {
      for (const record of table.by(field, from)) {
        // The number may be part of the record's own key.
        table.remove(keyOf(kind, record));
        table.insert({ ...record, [field]: to });
      }
    }
  }
}

/**
 * Replaces a customer. If the body has another number than the path, the ruling `customerRenumbering` decides whether
 * the customer gets that number or the call is refused: on e-conomic, this depends on the agreement (L-153).
 */
export function replaceCustomer(binding: Binding, call: Call) {
  const from = Number(call.params.customerNumber);
  const to = objectBody(call.body).customerNumber;
  const before = findBy(binding, keyFromPath(binding, call), call);
  if (before === undefined || typeof to !== "number" || to === from) {
    const { actions: _, ...endpoint } = binding.endpoint;
    return handlerOf({ ...binding, endpoint }, "replace")(call);
  }
  if (call.mock.options.rulings.customerRenumbering === "refuse")
    throw invalid({ at: "customerNumber", message: "The customer number cannot be changed.", input: to });
  if (call.agreement.table(customers).has(to))
    throw invalid({
      at: "customerNumber",
      code: "E06010",
      message: `customerNumber ${to} already exists.`,
      input: to,
    });
  const moved = atomically(call, () => {
    moveReferences(call.agreement, from, to);
    return replaceRecord(binding, before, objectBody(call.body), call, { customerNumber: to });
  });
  return ok(projectionOf(binding).render(moved, call));
}
