import { type Call, file } from "../../engine/call.ts";
import { notFound, Refusal } from "../../errors/refusal.ts";
import { documentPdf } from "../../pdf/index.ts";
import type { SalesDocument } from "../../records/invoices.ts";

/** Answers a PDF of a document. Answers 404 until it is ready, in the first seconds after a create or a booking. */
export function pdfOf(title: string, number: number, document: SalesDocument, call: Call) {
  // REST answers 406 to a client that accepts only this type.
  if (/^\s*application\/pdf\s*$/i.test(call.accept ?? ""))
    throw new Refusal(406, { message: "Not acceptable." });
  if ((document.pdfFrom ?? 0) > call.mock.clock.elapsed()) throw notFound();
  const { recipientName, recipientAddress, recipientZip, recipientCity, recipientCountry } = document;
  return file(
    documentPdf({
      title,
      number: String(number),
      date: document.date,
      currency: document.currency,
      ...(document.dueDate === undefined ? {} : { dueDate: document.dueDate }),
      recipient: [
        recipientName,
        recipientAddress,
        [recipientZip, recipientCity].filter(Boolean).join(" "),
        recipientCountry,
      ].filter((line): line is string => line !== undefined && line !== ""),
      lines: document.lines.map((line) => ({
        description: line.description ?? "",
        ...(line.productNumber === undefined
          ? {}
          : {
              quantity: line.quantity ?? 0,
              unitPrice: line.unitNetPrice ?? 0,
              amount: line.totalNetAmount ?? 0,
            }),
      })),
      totals: [
        { label: "Netto", amount: document.netAmount ?? 0 },
        { label: "Moms", amount: document.vatAmount ?? 0 },
        { label: "I alt", amount: document.grossAmount ?? 0 },
      ],
      notes: [document.heading, document.textLine1, document.textLine2].filter((note) => note !== undefined),
    }),
  );
}
