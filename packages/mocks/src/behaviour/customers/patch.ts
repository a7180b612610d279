import { type Answer, type Call, ok } from "../../engine/call.ts";
import { type Binding, requireRecord } from "../../engine/find-record.ts";
import { projectionOf, replaceRecord } from "../../engine/write-record.ts";
import { invalid } from "../../errors/refusal.ts";
import { checkBody } from "../../pipeline/checks.ts";
import type { JsonObject } from "../../store/entity.ts";
import { applyPatch, type PatchOperation, PatchRefused } from "./json-patch.ts";

/** Applies a list of JSON Patch operations. On REST, only PATCH changes `eInvoicingDisabledByDefault` (L-152). */
export function patchCustomer(binding: Binding, call: Call): Answer {
  const before = requireRecord(binding, call);
  const projection = projectionOf(binding);
  const body = patched(projection.render(before, call), call.body as readonly PatchOperation[]);
  const put = call.document.operations.find(
    ({ method, path }) => method === "PUT" && path === call.operation.path,
  );
  // The changed customer must be a valid body of a PUT.
  if (put !== undefined) checkBody({ ...call, operation: put }, body, call.mock.options);
  return ok(projection.render(replaceRecord(binding, before, body, call), call));
}

function patched(body: JsonObject, operations: readonly PatchOperation[]): JsonObject {
  try {
    return applyPatch(body, operations);
  } catch (error) {
    if (!(error instanceof PatchRefused)) throw error;
    throw invalid({ at: [error.index, "path"], message: error.message, input: error.path });
  }
}
