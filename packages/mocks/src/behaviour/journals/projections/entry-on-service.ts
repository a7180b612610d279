import { projection } from "../../../projection/projection.ts";
import type { Rule } from "../../../projection/rule.ts";
import { readOnly, same } from "../../../projection/rules.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";
import { serviceDate } from "../../ledger/service-date.ts";
import { draftTypeNumber } from "../entry-types.ts";

/**
 * An invoice number is a text on the service, but a number in the record. A text without digits is stored as it is, so
 * that the check refuses it.
 */
const customerInvoiceNumber: Rule = {
  ...same("customerInvoiceNumber"),
  read: (entry) =>
    entry.customerInvoiceNumber === undefined ? undefined : String(entry.customerInvoiceNumber),
  write: (value, draft) => {
    const text = String(value).trim();
    if (text !== "") draft.customerInvoiceNumber = /^\d+$/.test(text) ? Number(text) : text;
  },
};

/** A payment type; -1 means none. */
const supplierPaymentType: Rule = {
  ...same("paymentTypeNumber"),
  write: (value, draft) => {
    if (value !== -1) draft.paymentTypeNumber = value;
  },
};

/** A draft entry in journalsapi. */
export const entryOnService = projection(
  {
    entryNumber: readOnly("entryNumber"),
    entryTypeNumber: draftTypeNumber("entryType"),
    voucherNumber: "voucherNumber",
    journalNumber: "journalNumber",
    date: serviceDate("date"),
    accountNumber: "accountNumber",
    vatCode: "vatCode",
    amount: "amount",
    currency: "currency",
    exchangeRate: "exchangeRate",
    contraAccountNumber: "contraAccountNumber",
    contraVatCode: "contraVatCode",
    text: "text",
    projectNumber: "projectNumber",
    costTypeNumber: "costTypeNumber",
    customerNumber: "customerNumber",
    customerInvoiceNumber,
    supplierNumber: "supplierNumber",
    supplierInvoiceNumber: "supplierInvoiceNumber",
    supplierPaymentType,
    supplierPaymentBank: "paymentAccount",
    supplierPaymentMessage: "paymentMessage",
    dueDate: serviceDate("dueDate"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
