import type { Call } from "../../engine/call.ts";
import type { Fault } from "../../errors/refusal.ts";
import {
  type Customer,
  type CustomerContact,
  type CustomerGroup,
  customerContacts,
} from "../../records/customers.ts";
import { accounts } from "../../records/ledger.ts";

/** Properties that customersapi requires, although its schema does not (O-12). */
const required = [
  ["name", "CustomerMissingName", "The name of the customer is missing."],
  ["customerGroupNumber", "CustomerInvalidGroupId", "The customer group is not valid."],
  ["vatZoneNumber", "CustomerInvalidVatZone", "The VAT zone is not valid."],
  ["paymentTermsNumber", "CustomerInvalidPaymentTerm", "The payment term is not valid."],
] as const;

const recipients = [
  ["defaultInvoiceRecipient", "CustomerInvalidInvoiceEmail"],
  ["defaultOrderRecipient", "CustomerInvalidOrderEmail"],
  ["defaultQuoteRecipient", "CustomerInvalidQuotationEmail"],
  ["defaultReminderRecipient", "CustomerInvalidReminderEmail"],
  ["defaultStatementOfAccountRecipient", "CustomerInvalidStatementEmail"],
] as const;

/** Finds the faults of a customer that customersapi refuses. On REST, the schema finds them. */
export function checkCustomer(customer: Customer, call: Call): readonly Fault[] {
  if (call.surface === "rest") return [];
  const faults: Fault[] = [];
  for (const [field, code, message] of required) {
    if (customer[field] === undefined || customer[field] === "") faults.push({ at: field, code, message });
  }
  if (customer.ean !== undefined && !/^\d{13}$/.test(customer.ean)) {
    faults.push({
      at: "ean",
      code: "CustomerInvalidEANThirteenDigits",
      message: "The EAN must have 13 digits.",
    });
  }
  const fields: Readonly<Record<string, unknown>> = customer;
  for (const [field, code] of recipients) {
    const address = fields[field];
    if (typeof address === "string" && address !== "" && !/^[^\s@]+@[^\s@]+$/.test(address)) {
      faults.push({ at: field, code, message: "The e-mail address is not valid." });
    }
  }
  return faults;
}

/** Checks that a contact has a name that is unique among the customer's contacts, and keeps its customer. */
export function checkContact(
  contact: CustomerContact,
  call: Call,
  before?: CustomerContact,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (contact.name === undefined || contact.name.trim() === "") {
    faults.push({
      at: "name",
      message: "The name of the contact is missing.",
      code: { rest: "E04042", apis: "CustomerContactNameNullOrEmpty" },
    });
  }
  const namesakes = call.agreement
    .table(customerContacts)
    .by("customerNumber", contact.customerNumber)
    .filter(
      (other) => other.name === contact.name && other.customerContactNumber !== contact.customerContactNumber,
    );
  if (namesakes.length > 0) {
    faults.push({
      at: "name",
      message: "The customer has a contact of this name already.",
      code: { rest: "E06010", apis: "CustomerContactNameAlreadyExists" },
      input: contact.name,
    });
  }
  return [...faults, ...sameOwner(contact, before)];
}

/** Checks that a contact or delivery location keeps its customer. */
export function sameOwner(
  record: { readonly customerNumber: number },
  before: { readonly customerNumber: number } | undefined,
): readonly Fault[] {
  if (before === undefined || before.customerNumber === record.customerNumber) return [];
  return [
    {
      at: "customerNumber",
      message: "The customer cannot be changed.",
      code: { rest: "E04800", apis: "CustomerNumberMismatch" },
      input: record.customerNumber,
    },
  ];
}

/** Checks that the account of a group accepts entries (L-26). */
export function checkGroup(group: CustomerGroup, call: Call): readonly Fault[] {
  const account = call.agreement.table(accounts).get(group.accountNumber);
  if (account === undefined) return [];
  const posts = account.accountType === "profitAndLoss" || account.accountType === "status";
  if (posts && account.barred !== true) return [];
  return [
    {
      at: "accountNumber",
      code: "E04041",
      message: "The account must be a profit and loss or balance account that is not barred.",
      input: group.accountNumber,
    },
  ];
}
