import { danishToday } from "../../../dates/index.ts";
import { sum } from "../../../money/index.ts";
import { recordActions } from "../../../projection/meta-data.ts";
import { projection, without } from "../../../projection/projection.ts";
import type { Rule } from "../../../projection/rule.ts";
import { computed, inverse, link, nested, readOnly, reference, same } from "../../../projection/rules.ts";
import { bookedEntries } from "../../../records/ledger.ts";
import type { Agreement } from "../../../store/agreement.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";

/**
 * Sums the open entries of a customer in base currency, matched or not (L-155).
 *
 * @param before counts only entries that were due before this day, or have no due date.
 */
function owed(agreement: Agreement, customerNumber: unknown, before?: string): number {
  const open = agreement
    .table(bookedEntries)
    .by("customerNumber", customerNumber)
    .filter(({ dueDate }) => before === undefined || dueDate === undefined || dueDate < before);
  return sum(open.map(({ remainderInBaseCurrency }) => remainderInBaseCurrency));
}

/** Shows two fields of the record as one text with a line break. */
const address: Rule = {
  read: ({ address, address2 }) =>
    address === undefined && address2 === undefined
      ? undefined
      : [address, address2].filter((line) => line !== undefined).join("\n"),
  write: (value, draft) => {
    const [first, ...more] = String(value).split("\n");
    draft.address = first;
    draft.address2 = more.length > 0 ? more.join("\n") : undefined;
  },
  fields: { address: [], address2: [] },
};

/** The customer inside references to its contacts (L-146). */
const customer = reference("/customers/{customerNumber}", { readOnly: true });

const rules = {
  customerNumber: "customerNumber",
  currency: "currency",
  paymentTerms: reference("/payment-terms/{paymentTermsNumber}"),
  customerGroup: reference("/customer-groups/{customerGroupNumber}"),
  address,
  balance: computed((customer, { agreement }) => owed(agreement, customer.customerNumber)),
  dueAmount: computed((customer, { agreement, now }) =>
    owed(agreement, customer.customerNumber, danishToday(now)),
  ),
  barred: "barred",
  city: "city",
  corporateIdentificationNumber: "corporateIdentificationNumber",
  pNumber: "pNumber",
  country: "country",
  creditLimit: "creditLimit",
  ean: "ean",
  email: "email",
  lastUpdated: readOnly("lastUpdated"),
  name: "name",
  publicEntryNumber: "publicEntryNumber",
  telephoneAndFaxNumber: "telephoneAndFaxNumber",
  mobilePhone: "mobilePhone",
  // `false` is sent here (L-146).
  eInvoicingDisabledByDefault: {
    ...same("eInvoicingDisabledByDefault", { keepFalse: true }),
    read: ({ eInvoicingDisabledByDefault }) => eInvoicingDisabledByDefault === true,
  },
  vatNumber: "vatNumber",
  website: "website",
  zip: "zip",
  vatZone: reference("/vat-zones/{vatZoneNumber}"),
  layout: reference("/layouts/{layoutNumber}"),
  attention: reference("/customers/{customerNumber}/contacts/{customerContactNumber}", {
    field: "attentionNumber",
    with: { customer },
  }),
  customerContact: reference("/customers/{customerNumber}/contacts/{customerContactNumber}", {
    with: { customer },
  }),
  salesPerson: reference("/employees/{employeeNumber}", { field: "salesPersonNumber" }),
  defaultDeliveryLocation: reference(
    "/customers/{customerNumber}/delivery-locations/{deliveryLocationNumber}",
    {
      field: "defaultDeliveryLocationNumber",
    },
  ),
  contacts: link("/customers/{customerNumber}/contacts"),
  deliveryLocations: link("/customers/{customerNumber}/delivery-locations"),
  templates: nested({
    invoice: link("/customers/{customerNumber}/templates/invoice"),
    invoiceLine: link("/customers/{customerNumber}/templates/invoiceline"),
    self: link("/customers/{customerNumber}/templates"),
  }),
  totals: nested({
    drafts: link("/invoices/totals/drafts/customers/{customerNumber}"),
    booked: link("/invoices/totals/booked/customers/{customerNumber}"),
    self: link("/customers/{customerNumber}/totals"),
  }),
  invoices: nested({
    drafts: link("/customers/{customerNumber}/invoices/drafts"),
    booked: link("/customers/{customerNumber}/invoices/booked"),
    self: link("/customers/{customerNumber}/invoices"),
  }),
  metaData: recordActions("/customers/{customerNumber}", {
    delete: ["Delete this customer.", "delete"],
    replace: ["Replace this customer.", "put"],
  }),
  self: link("/customers/{customerNumber}"),
} satisfies Record<string, Rule | string>;

export const customerOnRest = projection(rules);

/**
 * A customer in the listing of its group. It has fewer properties, and no links to the resources below the customer
 * (L-50).
 */
export const customerInGroup = projection(
  without(rules, [
    "dueAmount",
    "lastUpdated",
    "contacts",
    "deliveryLocations",
    "templates",
    "totals",
    "invoices",
    "eInvoicingDisabledByDefault",
    "metaData",
  ]),
);

/** A customer in the listing of its salesperson. */
export const customerOfEmployee = projection(
  without(rules, ["dueAmount", "eInvoicingDisabledByDefault", "defaultDeliveryLocation", "metaData"]),
);

/** Properties that only customersapi has. They are stored under its names. */
const serviceOnly = [
  "contactPerson",
  "paymentDays",
  "bankAccount",
  "layoutGroupPrint",
  "language",
  "discountGroupNumber",
  "recipientPeppol",
  "defaultDiscountPct",
  "bankGiroNumber",
  "iban",
  "swift",
  "directDebitMandateDate",
  "nemHandelReceiverType",
  "emailAttachmentLanguage",
  "defaultInvoiceRecipient",
  "defaultInvoiceTemplate",
  "defaultOrderRecipient",
  "defaultOrderTemplate",
  "defaultQuoteRecipient",
  "defaultQuoteTemplate",
  "defaultReminderRecipient",
  "defaultReminderTemplate",
  "defaultStatementOfAccountRecipient",
  "defaultStatementOfAccountTemplate",
] as const;

/** A customer in customersapi, which shows the records of REST under other names (S-14). */
export const customerOnService = projection(
  {
    customerNumber: "customerNumber",
    customerGroupNumber: "customerGroupNumber",
    zone: "vatZoneNumber",
    currency: "currency",
    access: inverse("barred"),
    name: "name",
    address1: "address",
    address2: "address2",
    postCode: "zip",
    city: "city",
    country: "country",
    phone: "telephoneAndFaxNumber",
    email: "email",
    cvrNo: "corporateIdentificationNumber",
    ourRef: "salesPersonNumber",
    layoutGroup: "layoutNumber",
    paymentTermId: "paymentTermsNumber",
    homepage: "website",
    defaultTheirRef: "customerContactNumber",
    defaultAttention: "attentionNumber",
    priceGroupNumber: "priceGroupNumber",
    defaultDeliveryLocation: "defaultDeliveryLocationNumber",
    eanLocationNumber: "ean",
    voucherNumber: "publicEntryNumber",
    county: "county",
    vatNo: "vatNumber",
    creditMaximum: "creditLimit",
    pnr: "pNumber",
    mobilePhone: "mobilePhone",
    defaultDisableEInvoicing: "eInvoicingDisabledByDefault",
    ...Object.fromEntries(serviceOnly.map((name) => [name, name])),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
