import { danishToday, utcTime } from "../../../dates/index.ts";
import type { Rule, View } from "../../../projection/rule.ts";
import { computed, nested, readOnly, reference, same } from "../../../projection/rules.ts";
import { type PaymentTerms, paymentTerms, type VatZone, vatZones } from "../../../records/lookups.ts";
import { isObject } from "../../../store/entity.ts";

const zoneOf = (document: Readonly<Record<string, unknown>>, { agreement }: View): VatZone | undefined =>
  agreement.table(vatZones).get(document.vatZoneNumber as number);

/** The recipient's VAT zone, with its name and the parties it is for (L-146). */
const vatZone = reference("/vat-zones/{vatZoneNumber}", {
  with: {
    name: computed((document, view) => zoneOf(document, view)?.name),
    enabledForCustomer: computed((document, view) => zoneOf(document, view)?.enabledForCustomer),
    enabledForSupplier: computed((document, view) => zoneOf(document, view)?.enabledForSupplier),
  },
});

const termsOf = (
  document: Readonly<Record<string, unknown>>,
  { agreement }: View,
): PaymentTerms | undefined => agreement.table(paymentTerms).get(document.paymentTermsNumber as number);

const terms = reference("/payment-terms/{paymentTermsNumber}", {
  with: {
    description: computed((document, view) => termsOf(document, view)?.description),
    daysOfCredit: computed((document, view) => termsOf(document, view)?.daysOfCredit),
    name: computed((document, view) => termsOf(document, view)?.name),
    paymentTermsType: computed((document, view) => termsOf(document, view)?.paymentTermsType),
  },
});

/**
 * The payment terms inside a document, with days and type (L-51). A type in the body must be that of the terms (L-97).
 */
const inlineTerms: Rule = {
  ...terms,
  write: (value, draft, view) => {
    terms.write?.(value, draft, view);
    draft.sentPaymentTermsType = isObject(value) ? value.paymentTermsType : undefined;
  },
  fields: { ...terms.fields, sentPaymentTermsType: ["paymentTermsType"] },
};

const contact = (field: string): Rule =>
  reference("/customers/{customerNumber}/contacts/{customerContactNumber}", { field });

/**
 * Returns the day of a date that may have a time (L-135). If the time has an offset from UTC, the ruling `dayOfTime`
 * decides whether the day is the written, the UTC or the Danish one.
 */
function dayOf(text: string, { rulings }: View): string {
  const hasOffset = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text);
  if (!hasOffset || rulings.dayOfTime === "written") return text.slice(0, 10);
  const moment = Date.parse(text);
  return rulings.dayOfTime === "utc" ? utcTime(moment).slice(0, 10) : danishToday(moment);
}

const documentDate: Rule = {
  ...same("date"),
  write: (value, draft, view) => {
    draft.date = dayOf(String(value), view);
  },
};

/** Properties of invoices, orders and quotes on REST. Between these and `parties`, a document has its amounts. */
export const dateAndCurrency: Readonly<Record<string, Rule | string>> = {
  date: documentDate,
  currency: "currency",
  exchangeRate: "exchangeRate",
};

export const amounts: Readonly<Record<string, Rule>> = {
  netAmount: readOnly("netAmount"),
  netAmountInBaseCurrency: readOnly("netAmountInBaseCurrency"),
  grossAmount: readOnly("grossAmount"),
  grossAmountInBaseCurrency: readOnly("grossAmountInBaseCurrency"),
  vatAmount: readOnly("vatAmount"),
  roundingAmount: readOnly("roundingAmount"),
};

export const margins: Readonly<Record<string, Rule>> = {
  marginInBaseCurrency: readOnly("marginInBaseCurrency"),
  marginPercentage: readOnly("marginPercentage"),
  costPriceInBaseCurrency: readOnly("costPriceInBaseCurrency"),
};

export const parties: Readonly<Record<string, Rule | string>> = {
  dueDate: "dueDate",
  paymentTerms: inlineTerms,
  customer: reference("/customers/{customerNumber}"),
  recipient: nested({
    name: "recipientName",
    address: "recipientAddress",
    zip: "recipientZip",
    city: "recipientCity",
    country: "recipientCountry",
    ean: "recipientEan",
    publicEntryNumber: "recipientPublicEntryNumber",
    attention: contact("attentionNumber"),
    vatZone,
    cvr: "recipientCvr",
    mobilePhone: "recipientMobilePhone",
    nemHandelType: "recipientNemHandelType",
  }),
  deliveryLocation: reference("/customers/{customerNumber}/delivery-locations/{deliveryLocationNumber}"),
  delivery: nested({
    address: "deliveryAddress",
    zip: "deliveryZip",
    city: "deliveryCity",
    country: "deliveryCountry",
    deliveryTerms: "deliveryTerms",
    deliveryDate: "deliveryDate",
  }),
  notes: nested({ heading: "heading", textLine1: "textLine1", textLine2: "textLine2" }),
  references: nested({
    customerContact: contact("customerContactNumber"),
    salesPerson: reference("/employees/{employeeNumber}", { field: "salesPersonNumber" }),
    vendorReference: reference("/employees/{employeeNumber}", { field: "vendorReferenceNumber" }),
    other: "otherReference",
  }),
  layout: reference("/layouts/{layoutNumber}"),
  project: reference("/projects/{projectNumber}"),
};
