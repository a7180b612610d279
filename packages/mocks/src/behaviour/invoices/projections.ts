import { projection, without } from "../../projection/projection.ts";
import { computed, link, nested, readOnly } from "../../projection/rules.ts";
import { lastUpdatedMinute } from "../../projection/timestamps.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { serviceDate } from "../ledger/service-date.ts";
import { amounts, dateAndCurrency, margins, parties } from "../sales-documents/projections/document.ts";
import { bookedLineOnRest, draftLineOnRest, linesRule } from "../sales-documents/projections/line.ts";

const draftRules = {
  draftInvoiceNumber: readOnly("draftInvoiceNumber"),
  ...dateAndCurrency,
  ...amounts,
  ...margins,
  ...parties,
  pdf: nested({ download: link("/invoices/drafts/{draftInvoiceNumber}/pdf") }),
  soap: computed((draft) => ({ currentInvoiceHandle: { id: draft.draftInvoiceNumber } })),
  templates: nested({
    bookingInstructions: link("/invoices/drafts/{draftInvoiceNumber}/templates/booking-instructions"),
    self: link("/invoices/drafts/{draftInvoiceNumber}/templates"),
  }),
  lastUpdated: lastUpdatedMinute,
  externalId: readOnly("externalId"),
  attachment: link("/invoices/drafts/{draftInvoiceNumber}/attachment"),
  self: link("/invoices/drafts/{draftInvoiceNumber}"),
};

/** A draft in listings, without its lines (L-49). */
export const listedDraft = projection(draftRules);
/** A draft in the listing of its customer, with fewer properties (L-50). */
export const draftOfCustomer = projection(
  without(draftRules, ["layout", "project", "soap", "lastUpdated", "externalId", "attachment"]),
);
export const singleDraft = projection({ ...draftRules, lines: linesRule(draftLineOnRest) });

const bookedRules = {
  bookedInvoiceNumber: readOnly("bookedInvoiceNumber"),
  // The number of the draft from which the invoice was booked (L-146).
  orderNumber: readOnly("orderNumber"),
  ...dateAndCurrency,
  ...amounts,
  remainder: readOnly("remainder"),
  remainderInBaseCurrency: readOnly("remainderInBaseCurrency"),
  ...parties,
  pdf: nested({ download: link("/invoices/booked/{bookedInvoiceNumber}/pdf") }),
  sent: link("/invoices/booked/{bookedInvoiceNumber}/sent"),
  self: link("/invoices/booked/{bookedInvoiceNumber}"),
};

export const listedBooked = projection(bookedRules);
/** An invoice in the listing of its customer or state, with fewer properties (L-50). */
const statedRules = without(bookedRules, ["orderNumber", "exchangeRate", "grossAmountInBaseCurrency"]);
export const statedBooked = projection(statedRules);
export const bookedOfCustomer = projection(without(statedRules, ["sent"]));
export const singleBooked = projection({ ...bookedRules, lines: linesRule(bookedLineOnRest) });

/** A draft in the sales service: under its document id, without lines (O-37, O-38, S-16). */
export const draftOnService = projection(
  {
    number: readOnly("documentId"),
    draftInvoiceNumber: readOnly("draftInvoiceNumber"),
    customerNumber: "customerNumber",
    customerName: "recipientName",
    date: serviceDate("date"),
    currencyCode: "currency",
    lastUpdated: readOnly("lastUpdated"),
    layoutNumber: "layoutNumber",
    termOfPaymentNumber: "paymentTermsNumber",
    dueDate: serviceDate("dueDate"),
    vatZoneNumber: "vatZoneNumber",
    isVatIncluded: "isVatIncluded",
    amountInBaseCurrency: readOnly("netAmountInBaseCurrency"),
    amount: readOnly("netAmount"),
    vatAmount: readOnly("vatAmount"),
    roundingAmount: readOnly("roundingAmount"),
    projectNumber: "projectNumber",
    customerAddress: "recipientAddress",
    customerPostalCode: "recipientZip",
    customerCity: "recipientCity",
    customerCountry: "recipientCountry",
    otherReference: "otherReference",
    heading: "heading",
    textLine1: "textLine1",
    textLine2: "textLine2",
    ourReferenceNumber: "salesPersonNumber",
    deliveryLocationNumber: "deliveryLocationNumber",
    deliveryAddress: "deliveryAddress",
    deliveryPostalCode: "deliveryZip",
    deliveryCity: "deliveryCity",
    deliveryCountry: "deliveryCountry",
    deliveryTerms: "deliveryTerms",
    deliveryDate: serviceDate("deliveryDate"),
    attentionNumber: "attentionNumber",
    yourReferenceNumber: "customerContactNumber",
    ourReference2Number: "vendorReferenceNumber",
    debtorEan: "recipientEan",
    publicEntryNumber: "recipientPublicEntryNumber",
    totalCostPriceInBaseCurrency: readOnly("costPriceInBaseCurrency"),
    exchangeRate: "exchangeRate",
    cvr: "recipientCvr",
    pNr: "recipientPNumber",
    nemHandelReceiverType: "nemHandelReceiverType",
    debitorMobilePhone: "recipientMobilePhone",
    externalId: "externalId",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
