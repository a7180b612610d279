import { danishToday } from "../../dates/index.ts";
import type { Call } from "../../engine/call.ts";
import { type Domain, type Endpoint, resource } from "../../engine/resource.ts";
import { customers, deliveryLocations } from "../../records/customers.ts";
import {
  type BookedInvoice,
  bookedInvoices,
  type DraftInvoice,
  draftInvoices,
  type SalesDocument,
} from "../../records/invoices.ts";
import { layouts, paymentTerms } from "../../records/lookups.ts";
import { isObject, type Key } from "../../store/entity.ts";
import { archiveUpgraded } from "../orders/upgrade.ts";
import { documentFaults } from "../sales-documents/checks.ts";
import { completeDraft } from "../sales-documents/complete.ts";
import { documentReferences } from "../sales-documents/references.ts";
import { postBooking, putBooking } from "./book.ts";
import { customerTemplateOperations, invoiceLineTemplates } from "./customer-templates.ts";
import { bookedInvoiceLines, draftInvoiceLines } from "./lines.ts";
import {
  addLines,
  bookedPdf,
  bookingInstructions,
  draftAttachments,
  draftPdf,
  invoiceLinks,
  invoicesOfProduct,
  sensitiveData,
  templates,
} from "./operations.ts";
import {
  bookedOfCustomer,
  draftOfCustomer,
  draftOnService,
  listedBooked,
  listedDraft,
  singleBooked,
  singleDraft,
  statedBooked,
} from "./projections.ts";
import { removeAllDrafts, removeDraft } from "./remove.ts";
import { seedInvoices } from "./seed.ts";
import { sentInvoiceLog } from "./send.ts";
import { totalsOperations } from "./totals/index.ts";

const today = (call: Call): string => danishToday(call.now);

const due = (invoice: BookedInvoice): string => invoice.dueDate ?? invoice.date;

/** Makes an endpoint of booked invoices in one state, with fewer properties than the listing of all (L-50). */
const statedEndpoint = (
  path: string,
  where: (invoice: BookedInvoice, call: Call) => boolean,
): Endpoint<BookedInvoice> => ({
  document: "rest",
  path,
  projection: statedBooked,
  where,
});

/** Makes a test of whether a document has a line with this product. */
const hasProduct =
  (number: Key | undefined) =>
  ({ lines }: SalesDocument): boolean =>
    lines.some(({ productNumber }) => productNumber === number);

/** Draft invoices, their lines, booking and booked invoices: on REST, and in the sales service under other numbers (S-16). */
export const invoicesDomain: Domain = {
  name: "invoices",
  resources: [
    resource<DraftInvoice>({
      kind: draftInvoices,
      endpoints: [
        {
          document: "rest",
          path: "/invoices/drafts",
          projection: listedDraft,
          single: singleDraft,
          actions: { remove: removeDraft, removeAll: removeAllDrafts },
        },
        {
          document: "rest",
          path: "/customers/{customerNumber}/invoices/drafts",
          projection: draftOfCustomer,
        },
        {
          document: "rest",
          path: "/products/{productNumber}/invoices/drafts",
          projection: listedDraft,
          rows: ({ agreement, params }) =>
            agreement.table(draftInvoices).all().filter(hasProduct(params.productNumber)),
        },
        { document: "sales", path: "/invoices/drafts", key: ["documentId"], projection: draftOnService },
      ],
      references: documentReferences,
      defaults: () => ({ lines: [] }),
      check: documentFaults,
      checksDangling: true,
      complete: completeDraft,
      changed: ({ before }, call) => {
        if (before === undefined && isObject(call.body)) archiveUpgraded(call.body.self, call);
      },
    }),
    resource<BookedInvoice>({
      kind: bookedInvoices,
      endpoints: [
        {
          document: "rest",
          path: "/invoices/booked",
          projection: listedBooked,
          single: singleBooked,
          upsert: false,
        },
        statedEndpoint("/invoices/paid", (invoice) => invoice.remainder === 0),
        statedEndpoint("/invoices/unpaid", (invoice) => invoice.remainder !== 0),
        statedEndpoint(
          "/invoices/overdue",
          (invoice, call) => invoice.remainder !== 0 && due(invoice) < today(call),
        ),
        statedEndpoint(
          "/invoices/not-due",
          (invoice, call) => invoice.remainder !== 0 && due(invoice) >= today(call),
        ),
        {
          document: "rest",
          path: "/customers/{customerNumber}/invoices/booked",
          projection: bookedOfCustomer,
        },
        {
          document: "rest",
          path: "/products/{productNumber}/invoices/booked",
          projection: listedBooked,
          rows: ({ agreement, params }) =>
            agreement.table(bookedInvoices).all().filter(hasProduct(params.productNumber)),
        },
      ],
      references: {
        customerNumber: { kind: customers },
        layoutNumber: { kind: layouts },
        paymentTermsNumber: { kind: paymentTerms },
        deliveryLocationNumber: { kind: deliveryLocations },
      },
    }),
    draftInvoiceLines,
    bookedInvoiceLines,
    invoiceLineTemplates,
    sentInvoiceLog,
  ],
  operations: {
    ...customerTemplateOperations,
    ...totalsOperations,
    "rest GET /invoices": invoiceLinks,
    "rest GET /products/{productNumber}/invoices": invoicesOfProduct,
    ...draftAttachments,
    "rest POST /invoices/booked": postBooking,
    "rest PUT /invoices/booked/{bookedInvoiceNumber}": putBooking,
    "rest POST /invoices/drafts/{draftInvoiceNumber}/lines": addLines,
    "rest GET /invoices/drafts/{draftInvoiceNumber}/templates": templates,
    "rest GET /invoices/drafts/{draftInvoiceNumber}/templates/booking-instructions": bookingInstructions,
    "rest GET /invoices/drafts/{draftInvoiceNumber}/pdf": draftPdf,
    "rest GET /invoices/booked/{bookedInvoiceNumber}/pdf": bookedPdf,
    "sales PUT /invoices/drafts/{draftInvoiceNumber}/sensitive-data": sensitiveData,
  },
  seedCompany: seedInvoices,
};
