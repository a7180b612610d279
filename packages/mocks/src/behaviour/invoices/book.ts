import type { Answer, Call, CallContext, Handler } from "../../engine/call.ts";
import { type Fault, invalid } from "../../errors/refusal.ts";
import { referred } from "../../projection/referred.ts";
import { customers } from "../../records/customers.ts";
import {
  type BookedInvoice,
  bookedInvoices,
  type DraftInvoice,
  draftInvoices,
} from "../../records/invoices.ts";
import { products } from "../../records/products.ts";
import { isObject } from "../../store/entity.ts";
import { keysFromLink } from "../../surface/links.ts";
import { dateProblem } from "../ledger/periods.ts";
import { postEntries } from "../ledger/post.ts";
import { entriesOf } from "./entries.ts";
import { singleBooked } from "./projections.ts";
import { noteSent, sendingFaults } from "./send.ts";

/** The first number of the series that booked invoices get. */
export const firstBookedNumber = 10_001;

/** Reads the draft that a booking identifies, by number or by link (L-04, U-05). */
function draftOf(call: Call): DraftInvoice {
  const draftInvoice = isObject(call.body) && isObject(call.body.draftInvoice) ? call.body.draftInvoice : {};
  const linked =
    typeof draftInvoice.self === "string"
      ? keysFromLink("/invoices/drafts/{number}", draftInvoice.self)?.number
      : undefined;
  const number = Number(referred(draftInvoice.draftInvoiceNumber, linked, "draftInvoice", call));
  const draft = call.agreement.table(draftInvoices).get(number);
  if (draft !== undefined) return draft;
  const at = ["draftInvoice", "draftInvoiceNumber"];
  throw invalid(
    Number.isNaN(number)
      ? { at, code: "E04042", message: "draftInvoice is missing a value" }
      : { at, code: "E06000", message: `Draft invoice ${number} was not found.`, input: number },
  );
}

const periodTexts = {
  "no year": "The date is not in an accounting year.",
  "closed year": "The accounting year is closed.",
  "closed period": "The accounting period is closed.",
  // The server's own words, in the agreement's language.
  "barred period": "Perioden er spærret.",
} as const;

function bookingFaults(draft: DraftInvoice, number: number | undefined, { agreement }: CallContext): Fault[] {
  const faults: Fault[] = [];
  const problem = dateProblem(agreement, draft.date);
  if (problem !== undefined)
    faults.push({ at: ["date"], code: "E04870", message: periodTexts[problem], input: draft.date });
  if (agreement.table(customers).get(draft.customerNumber)?.barred === true) {
    faults.push({
      at: ["customer"],
      code: "E04041",
      message: `Customer ${draft.customerNumber} is barred.`,
      input: draft.customerNumber,
    });
  }
  for (const [index, line] of draft.lines.entries()) {
    if (line.productNumber === undefined) continue;
    const at = ["lines", index, "product"];
    if (agreement.table(products).get(line.productNumber)?.barred === true) {
      faults.push({
        at,
        code: "E06600",
        message: `Product '${line.productNumber}' is barred.`,
        input: line.productNumber,
        hint: "Choose another product, or lift the bar on this one.",
      });
    } else if (line.accountNumber === undefined) {
      faults.push({
        at,
        code: "E04041",
        message: `The product group has no sales account for VAT zone ${draft.vatZoneNumber}.`,
      });
    }
  }
  if (number !== undefined && agreement.table(bookedInvoices).has(number)) {
    faults.push({
      at: ["bookWithNumber"],
      code: "E06010",
      message: `Invoice ${number} exists already.`,
      input: number,
    });
  }
  return faults;
}

/**
 * Books a draft: assigns the invoice a number and a remainder, posts its entries, and removes the draft (L-98, L-100).
 */
export function bookDraft(
  draft: DraftInvoice,
  chosen: number | undefined,
  sendBy: string | undefined,
  call: CallContext,
): BookedInvoice {
  const faults = [...bookingFaults(draft, chosen, call), ...sendingFaults(draft, sendBy, call)];
  if (faults.length > 0) throw invalid(...faults);
  const { agreement } = call;
  const table = agreement.table(bookedInvoices);
  const { draftInvoiceNumber, sensitivityLevel: _, attachment: _attachment, ...document } = draft;
  const invoice = table.insert({
    ...document,
    orderNumber: draftInvoiceNumber,
    bookedInvoiceNumber: chosen ?? table.nextNumber(firstBookedNumber),
    remainder: draft.grossAmount ?? 0,
    remainderInBaseCurrency: draft.grossAmountInBaseCurrency ?? 0,
    pdfFrom: call.mock.clock.elapsed() + call.mock.options.pdfReadyAfter * 1000,
    ...(sendBy === undefined ? {} : { sendBy }),
  });
  agreement.table(draftInvoices).remove(draftInvoiceNumber);
  postEntries(agreement, entriesOf(invoice, agreement));
  noteSent(invoice, sendBy, call);
  call.mock.emit(agreement, "INVOICE_BOOKED", { INVOICENO: invoice.bookedInvoiceNumber });
  return invoice;
}

function booked(call: Call, chosen: number | undefined): Answer {
  const body = isObject(call.body) ? call.body : {};
  const draft = draftOf(call);
  const sendBy = typeof body.sendBy === "string" ? body.sendBy : undefined;
  const invoice = bookDraft(draft, chosen, sendBy, call);
  return {
    status: 201,
    body: singleBooked.render(invoice, call),
    location: `/invoices/booked/${invoice.bookedInvoiceNumber}`,
  };
}

/** Books a draft under the next number, or the number in `bookWithNumber` (L-98, L-101). */
export const postBooking: Handler = (call) => {
  const number = isObject(call.body) ? call.body.bookWithNumber : undefined;
  return booked(call, typeof number === "number" ? number : undefined);
};

/** Books a draft under the number in the path. A number in the body must be the same (L-101). */
export const putBooking: Handler = (call) => {
  const number = Number(Object.values(call.params)[0]);
  const inBody = isObject(call.body) ? call.body.bookWithNumber : undefined;
  if (inBody !== undefined && inBody !== number) {
    throw invalid({
      at: ["bookWithNumber"],
      message: `bookWithNumber must be ${number}, as in the URL.`,
      input: inBody,
    });
  }
  return booked(call, number);
};
