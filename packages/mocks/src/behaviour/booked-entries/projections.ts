import { type Projection, projection } from "../../projection/projection.ts";
import type { Rule, View } from "../../projection/rule.ts";
import { computed, link, nested, readOnly, reference } from "../../projection/rules.ts";
import { type BookedEntry, bookedEntries } from "../../records/ledger.ts";
import { suppliers } from "../../records/suppliers.ts";
import type { Entity } from "../../store/entity.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { untypedDistribution } from "../dimensions/rules.ts";
import { readOnlyServiceDate } from "../ledger/service-date.ts";
import { entryTypeNumber } from "./entry-types.ts";

const seen = (template: string, field?: string, inside?: string): Rule =>
  reference(template, {
    readOnly: true,
    ...(field === undefined ? {} : { field }),
    ...(inside === undefined ? {} : { inside }),
  });

/** Shows the number of the invoice that an entry is about, whether or not it was booked here (L-128). */
const invoiceNumber = computed((entry) => entry.bookedInvoiceNumber ?? entry.customerInvoiceNumber);

/** A year's entries also show the supplier's group. */
const supplierWithGroup: Rule = {
  ...seen("/suppliers/{supplierNumber}"),
  read: (entry, view) => {
    const shown = seen("/suppliers/{supplierNumber}").read(entry, view);
    if (typeof shown !== "object" || shown === null) return undefined;
    const supplier = view.agreement.table(suppliers).get(entry.supplierNumber as number);
    const group = supplier && seen("/supplier-groups/{supplierGroupNumber}").read(supplier, view);
    return group === undefined ? shown : { ...shown, supplierGroup: group };
  },
};

const entryOnRest = (supplier: Rule): Projection =>
  projection({
    account: seen("/accounts/{accountNumber}"),
    amount: readOnly("amount"),
    supplierInvoiceNumber: readOnly("supplierInvoiceNumber"),
    amountInBaseCurrency: readOnly("amountInBaseCurrency"),
    currency: readOnly("currency"),
    date: readOnly("date"),
    dueDate: readOnly("dueDate"),
    departmentalDistribution: untypedDistribution,
    project: seen("/projects/{projectNumber}"),
    costType: seen("/cost-types/{costTypeNumber}"),
    entryNumber: readOnly("entryNumber"),
    text: readOnly("text"),
    entryType: readOnly("entryType"),
    vatAccount: seen("/vat-accounts/{vatCode}"),
    customer: seen("/customers/{customerNumber}"),
    supplier,
    unit1: seen("/units/{unit1Number}", undefined, "unitNumber"),
    unit2: seen("/units/{unit2Number}", undefined, "unitNumber"),
    quantity1: readOnly("quantity1"),
    quantity2: readOnly("quantity2"),
    voucherNumber: readOnly("voucherNumber"),
    bookedInvoice: seen("/invoices/booked/{bookedInvoiceNumber}"),
    invoiceNumber,
    remainder: readOnly("remainder"),
    remainderInBaseCurrency: readOnly("remainderInBaseCurrency"),
    paymentDetails: nested({ paymentType: seen("/payment-types/{paymentTypeNumber}") }),
    self: link("/accounting-years/{year}/entries/{entryNumber}"),
  });

export const entryOfYear = entryOnRest(supplierWithGroup);
/** An entry in the listing of a period or an account. */
export const entryBelow = entryOnRest(seen("/suppliers/{supplierNumber}"));

export const entryOnService = projection(
  {
    entryNumber: readOnly("entryNumber"),
    accountNumber: readOnly("accountNumber"),
    projectNumber: readOnly("projectNumber"),
    // Only versions 5 and 6 show the cost type. The form of `supplierPayment` in version 6 is not recorded (O-54).
    costTypeNumber: computed(({ costTypeNumber }, { version }) =>
      Number.parseInt(version, 10) >= 5 ? costTypeNumber : undefined,
    ),
    amount: readOnly("amount"),
    amountInBaseCurrency: readOnly("amountInBaseCurrency"),
    currencyCode: readOnly("currency"),
    date: readOnlyServiceDate("date"),
    dueDate: readOnlyServiceDate("dueDate"),
    text: readOnly("text"),
    type: entryTypeNumber,
    // Despite its name, this property holds a VAT code.
    vatAccountNumber: readOnly("vatCode"),
    voucherNumber: readOnly("voucherNumber"),
    customerNumber: readOnly("customerNumber"),
    customerInvoiceNumber: invoiceNumber,
    supplierNumber: readOnly("supplierNumber"),
    supplierInvoiceNumber: readOnly("supplierInvoiceNumber"),
    remainder: readOnly("remainder"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

const ofEntry = (end: "fromEntry" | "toEntry", read: (entry: BookedEntry) => unknown): Rule =>
  computed((pair: Entity, { agreement }: View) => {
    const entry = agreement.table(bookedEntries).get(pair[end] as number);
    return entry && read(entry);
  });

const midnight = ({ date }: BookedEntry): string => `${date}T00:00:00Z`;

/** Shows the whole amounts of both entries of a pair, not the settled parts (O-49). */
export const pairOnService = projection(
  {
    fromEntry: readOnly("fromEntry"),
    fromEntryDate: ofEntry("fromEntry", midnight),
    fromEntryAmount: ofEntry("fromEntry", (entry) => entry.amount),
    fromEntryAmountDKK: ofEntry("fromEntry", (entry) => entry.amountInBaseCurrency),
    toEntry: readOnly("toEntry"),
    toEntryDate: ofEntry("toEntry", midnight),
    toEntryAmount: ofEntry("toEntry", (entry) => entry.amount),
    toEntryAmountDKK: ofEntry("toEntry", (entry) => entry.amountInBaseCurrency),
  },
  serviceDefaults,
);
