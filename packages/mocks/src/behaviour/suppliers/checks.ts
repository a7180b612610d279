import type { Call } from "../../engine/call.ts";
import { type Fault, notFound, Refusal } from "../../errors/refusal.ts";
import { draftEntries } from "../../records/journals.ts";
import { accounts, bookedEntries } from "../../records/ledger.ts";
import {
  type Supplier,
  type SupplierContact,
  type SupplierGroup,
  supplierContacts,
  suppliers,
} from "../../records/suppliers.ts";

/** Checks that a contact named on a supplier belongs to the supplier. */
export function checkSupplier(supplier: Supplier, { agreement }: Pick<Call, "agreement">): readonly Fault[] {
  return (["attentionNumber", "supplierContactNumber"] as const).flatMap((field) => {
    const number = supplier[field];
    if (number === undefined) return [];
    const contact = agreement.table(supplierContacts).get(number);
    if (contact?.supplierNumber === supplier.supplierNumber) return [];
    return [{ at: field, message: `Contact ${number} is not one of the supplier's.`, input: number }];
  });
}

/** Refuses to delete a supplier with entries that are booked or drafted. */
export function supplierInUse({ supplierNumber }: Supplier, { agreement }: Call): Refusal | undefined {
  const uses = [bookedEntries, draftEntries] as const;
  const use = uses.find(
    (kind) =>
      agreement.table<{ supplierNumber?: number }>(kind).by("supplierNumber", supplierNumber).length > 0,
  );
  if (use === undefined) return undefined;
  return new Refusal(400, {
    message: `Supplier ${supplierNumber} is used by ${use.name} and cannot be deleted.`,
  });
}

/** The lengths that the service publishes. REST writes to the same store but publishes no lengths. */
const longest = { name: 255, email: 255, phone: 50, notes: 2000 } as const;

function tooLong(contact: SupplierContact): Fault[] {
  return (Object.keys(longest) as (keyof typeof longest)[])
    .filter((field) => (contact[field] ?? "").length > longest[field])
    .map((field) => ({
      at: field,
      code: { rest: "E04010" },
      message: `${field} is longer than ${longest[field]} characters`,
      input: contact[field],
    }));
}

/** Checks that a contact's name is unique among the supplier's contacts, and that the supplier does not change. */
export function checkContact(
  contact: SupplierContact,
  call: Call,
  before?: SupplierContact,
): readonly Fault[] {
  const { agreement, surface } = call;
  const { supplierNumber } = contact;
  if (!agreement.table(suppliers).has(supplierNumber)) {
    // On REST the supplier is in the path.
    if (surface === "rest") throw notFound();
    return [
      {
        at: "supplierNumber",
        code: "SupplierDoesNotExist",
        message: `Supplier ${supplierNumber} does not exist.`,
        input: supplierNumber,
      },
    ];
  }
  const faults: Fault[] = tooLong(contact);
  if (before !== undefined && before.supplierNumber !== supplierNumber) {
    faults.push({
      at: "supplierNumber",
      code: "SupplierNumberMismatch",
      message: "A contact cannot move to another supplier.",
      input: supplierNumber,
    });
  }
  if (contact.name.trim() === "") {
    faults.push({
      at: "name",
      code: { rest: "E04042", apis: "SupplierContactNameNullOrEmpty" },
      message: "The name of the contact is missing.",
    });
  }
  const namesake = agreement
    .table(supplierContacts)
    .by("supplierNumber", supplierNumber)
    .some(
      (other) => other.name === contact.name && other.supplierContactNumber !== contact.supplierContactNumber,
    );
  if (namesake) {
    faults.push({
      at: "name",
      code: { rest: "E06010", apis: "SupplierContactNameAlreadyExists" },
      message: "The supplier has a contact of this name already.",
      input: contact.name,
    });
  }
  return faults;
}

/** Refuses to delete a contact that its supplier names. */
export function contactInUse(
  { supplierContactNumber: number, supplierNumber }: SupplierContact,
  { agreement }: Call,
): Refusal | undefined {
  const supplier = agreement.table(suppliers).get(supplierNumber);
  if (supplier?.attentionNumber !== number && supplier?.supplierContactNumber !== number) return undefined;
  return new Refusal(400, {
    message: `Contact ${number} is named on its supplier and cannot be deleted.`,
    code: { apis: "SupplierContactIsInUse" },
  });
}

/** Checks that a group has a name, and an account that accepts entries. */
export function checkGroup(group: SupplierGroup, { agreement }: Call): readonly Fault[] {
  const faults: Fault[] = [];
  if (group.name.trim() === "") {
    faults.push({ at: "name", code: "SupplierGroupNameEmpty", message: "The name of the group is missing." });
  }
  const type = agreement.table(accounts).get(group.accountNumber)?.accountType;
  if (type !== "status" && type !== "profitAndLoss") {
    faults.push({
      at: "accountNumber",
      code: "ERROR_CODE_AccountIsNotBalanceOrProfitAndLossType",
      message: "The account must be a balance or a profit and loss account.",
      input: group.accountNumber,
    });
  }
  return faults;
}
