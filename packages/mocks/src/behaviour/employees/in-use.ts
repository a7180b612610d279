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

type Holder = { readonly kind: Kind; readonly fields: readonly string[]; readonly code: string };

const holder = <E extends Entity>(
  kind: Kind<E>,
  fields: readonly (keyof E & string)[],
  code: string,
): Holder => ({ kind: kind as unknown as Kind, fields, code });

/** Who keeps an employee from being deleted, with the code of the refusal. */
const holders: readonly Holder[] = [
  holder(timeEntries, ["employeeNumber"], "ERROR_BOUNDCOWORKERACCOUNTNUMBEROFTIMEREGISTERINGONCOWORKER"),
  holder(mileages, ["employeeNumber"], "ERROR_BOUNDCOWORKERACCOUNTNUMBEROFMILEAGEENTRIESONCOWORKER"),
  holder(
    projects,
    ["responsibleEmployeeNumber", "otherResponsibleEmployeeNumber"],
    "ERROR_BOUNDCOWORKERACCOUNTCOWORKERRESPONSIBLENUMBEROFCASES",
  ),
  holder(customers, ["salesPersonNumber"], "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFDEBITORS"),
  holder(suppliers, ["salesPersonNumber"], "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISOURREFFORNUMBEROFCREDITORS"),
  ...[draftInvoices, orders, quotes].map((documents) =>
    holder(
      documents as typeof draftInvoices,
      ["salesPersonNumber", "vendorReferenceNumber"],
      "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFDRAFTS",
    ),
  ),
  holder(
    bookedInvoices,
    ["salesPersonNumber", "vendorReferenceNumber"],
    "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFINVOICES",
  ),
  holder(draftEntries, ["employeeNumber"], "ERROR_BOUNDCOWORKERTHEREISNUMBEROFPOSTSONDRAFTS"),
];

/** The refusal to delete an employee whom a record still names. */
export function employeeInUse({ employeeNumber }: Employee, call: Call): Refusal | undefined {
  const held = holders.find(({ kind, fields }) =>
    fields.some((field) => call.agreement.table(kind).by(field, employeeNumber).length > 0),
  );
  if (held === undefined) return undefined;
  return new Refusal(400, {
    message: `Employee ${employeeNumber} is used by ${held.kind.name} and cannot be deleted.`,
    code: { apis: held.code },
  });
}
