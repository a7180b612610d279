import { toBaseCurrency } from "../../../money/index.ts";
import { recordActions } from "../../../projection/meta-data.ts";
import { projection, without } from "../../../projection/projection.ts";
import type { Rule } from "../../../projection/rule.ts";
import { computed, link, nested, readOnly, reference } from "../../../projection/rules.ts";
import type { DraftEntry } from "../../../records/journals.ts";
import type { Entity } from "../../../store/entity.ts";
import { departmentalDistribution } from "../../dimensions/rules.ts";
import { draftTypes } from "../entry-types.ts";
import { paymentDetails } from "../payment-details.ts";

const voucherTemplate = "/journals/{journalNumber}/vouchers/{year}-{voucherNumber}";
const entryPath = "/journals/{journalNumber}/entries/{entryNumber}";

const inBase = (field: string): Rule =>
  computed((entry) => {
    const amount = entry[field];
    return amount === undefined ? undefined : toBaseCurrency(Number(amount), Number(entry.exchangeRate));
  });

/**
 * Shows the account, but only for entries between two accounts: a customer or supplier has the account of the group.
 */
const ownAccount: Rule = {
  ...reference("/accounts/{accountNumber}"),
  read: (entry, view) => {
    const { party } = draftTypes[(entry as DraftEntry).entryType];
    return party === undefined ? reference("/accounts/{accountNumber}").read(entry, view) : undefined;
  },
};

/** Shows the whole amount as open, because nothing of a draft is settled. */
const open = (read: Rule["read"]): Rule =>
  computed((entry, view) => (hasParty(entry) ? read(entry, view) : undefined));
const hasParty = (entry: Entity): boolean => draftTypes[(entry as DraftEntry).entryType].party !== undefined;

/** The `metaData` of an entry: the link that deletes it. No other link says how to delete an entry (L-124). */
const metaData = recordActions(entryPath, { delete: ["Delete this entry.", "delete"] });

const rules = {
  account: ownAccount,
  customer: reference("/customers/{customerNumber}"),
  customerInvoice: "customerInvoiceNumber",
  supplier: reference("/suppliers/{supplierNumber}"),
  supplierInvoiceNumber: "supplierInvoiceNumber",
  paymentDetails,
  dueDate: "dueDate",
  text: "text",
  journal: reference("/journals/{journalNumber}", { readOnly: true }),
  amount: "amount",
  vatAccount: reference("/vat-accounts/{vatCode}"),
  vatAmount: "vatAmount",
  vatAmountBaseCurrency: inBase("vatAmount"),
  contraAccount: reference("/accounts/{accountNumber}", { field: "contraAccountNumber" }),
  contraVatAccount: reference("/vat-accounts/{vatCode}", { field: "contraVatCode" }),
  contraVatAmount: "contraVatAmount",
  contraVatAmountInBaseCurrency: inBase("contraVatAmount"),
  costType: reference("/cost-types/{costTypeNumber}"),
  currency: reference("/currencies/{code}", { field: "currency" }),
  date: "date",
  departmentalDistribution,
  employee: reference("/employees/{employeeNumber}"),
  exchangeRate: "exchangeRate",
  entryType: readOnly("entryType"),
  voucher: nested({
    accountingYear: reference("/accounting-years/{year}", { readOnly: true }),
    voucherNumber: readOnly("voucherNumber"),
    self: link(voucherTemplate),
  }),
  project: reference("/projects/{projectNumber}"),
  amountDefaultCurrency: inBase("amount"),
  remainder: open((entry) => entry.amount),
  remainderInDefaultCurrency: open((entry, view) => inBase("amount").read(entry, view)),
  // The servers send it although no schema has it (L-125).
  journalEntryNumber: readOnly("entryNumber"),
  quantity1: "quantity1",
  quantity2: "quantity2",
  unit1: reference("/units/{unitNumber}", { field: "unit1Number" }),
  unit2: reference("/units/{unitNumber}", { field: "unit2Number" }),
  metaData,
  self: link(entryPath),
} satisfies Record<string, Rule | string>;

/** A draft entry in the listing of a journal, without the VAT code that its voucher shows. */
export const entryOnRest = projection(without(rules, ["vatAccount", "vatAmount", "vatAmountBaseCurrency"]));

/**
 * A draft entry inside its voucher: without the property `voucher`, and with another name for the amount in base
 * currency.
 */
export const entryInVoucher = projection({
  ...without(rules, ["amountDefaultCurrency"]),
  amountBaseCurrency: inBase("amount"),
  voucher: nested({ voucherNumber: readOnly("voucherNumber"), self: link(voucherTemplate) }),
});

/** The template of a voucher's links. */
export const voucherPath = voucherTemplate;
