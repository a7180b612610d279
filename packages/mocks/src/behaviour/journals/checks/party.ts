import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { customers } from "../../../records/customers.ts";
import { suppliers } from "../../../records/suppliers.ts";
import type { EntryInput } from "../complete.ts";
import { draftTypes } from "../entry-types.ts";

const biggestInvoice = 999_999_999;

/** Checks that an entry of a customer or supplier names them, or at least a contra account. */
function checkGiven(entry: EntryInput): Fault[] {
  const { party } = draftTypes[entry.entryType];
  if (party === undefined || entry.contraAccountNumber !== undefined) return [];
  const at = `${party}Number`;
  if ((party === "customer" ? entry.customerNumber : entry.supplierNumber) !== undefined) return [];
  const code =
    party === "customer" ? "JournalEntryCustomerAndAccountNotSet" : "JournalEntrySupplierAndAccountNotSet";
  return [{ at, code: { rest: "E04042", apis: code }, message: `Give ${party}, contraAccount or both.` }];
}

function checkExists(entry: EntryInput, { agreement, base }: Call): Fault[] {
  const { customerNumber, supplierNumber } = entry;
  const faults: Fault[] = [];
  const refuse = (
    at: string,
    who: string,
    number: number,
    record: { barred?: boolean } | undefined,
  ): void => {
    if (record !== undefined && record.barred !== true) return;
    const code = `JournalEntry${who}${record === undefined ? "NotFound" : "NotAccessible"}`;
    const message = `${who} '${number}' ${record === undefined ? "not found" : "is barred"}.`;
    const hint = `Choose one of ${base}/${who.toLowerCase()}s.`;
    faults.push({ at, code: { rest: "E04041", apis: code }, message, input: number, hint });
  };
  if (customerNumber !== undefined)
    refuse("customerNumber", "Customer", customerNumber, agreement.table(customers).get(customerNumber));
  if (supplierNumber !== undefined)
    refuse("supplierNumber", "Supplier", supplierNumber, agreement.table(suppliers).get(supplierNumber));
  return faults;
}

/** Checks invoice numbers: digits in a text on the service, a number on REST (L-128). */
function checkInvoiceNumbers({ customerInvoiceNumber, supplierInvoiceNumber }: EntryInput): Fault[] {
  const faults: Fault[] = [];
  const fault = (at: string, code: string, message: string, input: unknown): void => {
    faults.push({ at, code: { apis: code }, message, input });
  };
  if (customerInvoiceNumber !== undefined && !Number.isInteger(customerInvoiceNumber)) {
    const message = "The customer's invoice number must be numeric.";
    fault("customerInvoiceNumber", "Customer_Invoice_Is_Not_Numeric", message, customerInvoiceNumber);
  } else if ((customerInvoiceNumber ?? 0) > biggestInvoice) {
    const message = `The customer's invoice number is above ${biggestInvoice}.`;
    fault("customerInvoiceNumber", "Customer_invoice_too_big", message, customerInvoiceNumber);
  }
  if ((supplierInvoiceNumber?.length ?? 0) > 30) {
    const message = "The supplier's invoice number has more than 30 characters.";
    fault("supplierInvoiceNumber", "JournalEntrySupplierInvoiceTooBig", message, supplierInvoiceNumber);
  }
  return faults;
}

/** Checks the customer or supplier of an entry, and the number of the invoice. */
export function checkParty(entry: EntryInput, call: Call): Fault[] {
  return [...checkGiven(entry), ...checkExists(entry, call), ...checkInvoiceNumbers(entry)];
}
