import type { Call } from "../../engine/call.ts";
import { Refusal } from "../../errors/refusal.ts";
import { customers } from "../../records/customers.ts";
import type { Employee } from "../../records/employees.ts";
import { bookedInvoices, draftInvoices } from "../../records/invoices.ts";
import { draftEntries } from "../../records/journals.ts";
import { orders, quotes } from "../../records/orders.ts";
import { mileages, projects, timeEntries } from "../../records/projects.ts";
import { suppliers } from "../../records/suppliers.ts";
import type { Entity } from "../../store/entity.ts";
import type { Kind } from "../../store/kind.ts";

type EmployeeUse = { readonly kind: Kind; readonly fields: readonly string[]; readonly code: string };

const useBy = <E extends Entity>(
  kind: Kind<E>,
  fields: readonly (keyof E & string)[],
  code: string,
): EmployeeUse => ({ kind: kind as unknown as Kind, fields, code });

/** Records that prevent an employee from being deleted, with the code of the refusal. */
const employeeUses: readonly EmployeeUse[] = [
  useBy(timeEntries, ["employeeNumber"], "ERROR_BOUNDCOWORKERACCOUNTNUMBEROFTIMEREGISTERINGONCOWORKER"),
  useBy(mileages, ["employeeNumber"], "ERROR_BOUNDCOWORKERACCOUNTNUMBEROFMILEAGEENTRIESONCOWORKER"),
  useBy(
    projects,
    ["responsibleEmployeeNumber", "otherResponsibleEmployeeNumber"],
    "ERROR_BOUNDCOWORKERACCOUNTCOWORKERRESPONSIBLENUMBEROFCASES",
  ),
  useBy(customers, ["salesPersonNumber"], "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFDEBITORS"),
  useBy(suppliers, ["salesPersonNumber"], "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISOURREFFORNUMBEROFCREDITORS"),
  ...[draftInvoices, orders, quotes].map((documents) =>
    useBy(
      documents as typeof draftInvoices,
      ["salesPersonNumber", "vendorReferenceNumber"],
      "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFDRAFTS",
    ),
  ),
  useBy(
    bookedInvoices,
    ["salesPersonNumber", "vendorReferenceNumber"],
    "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFINVOICES",
  ),
  useBy(draftEntries, ["employeeNumber"], "ERROR_BOUNDCOWORKERTHEREISNUMBEROFPOSTSONDRAFTS"),
];

/** Refuses to delete an employee that a record refers to. */
export function employeeInUse({ employeeNumber }: Employee, call: Call): Refusal | undefined {
  const use = employeeUses.find(({ kind, fields }) =>
    fields.some((field) => call.agreement.table(kind).by(field, employeeNumber).length > 0),
  );
  if (use === undefined) return undefined;
  return new Refusal(400, {
    message: `Employee ${employeeNumber} is used by ${use.kind.name} and cannot be deleted.`,
    code: { apis: use.code },
  });
}
