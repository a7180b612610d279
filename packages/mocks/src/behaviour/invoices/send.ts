import { danishToday } from "../../dates/index.ts";
import type { CallContext } from "../../engine/call.ts";
import { resource } from "../../engine/resource.ts";
import type { Fault } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { link, nested, readOnly, reference } from "../../projection/rules.ts";
import { agreementInfo } from "../../records/agreement-info.ts";
import { customers } from "../../records/customers.ts";
import {
  type BookedInvoice,
  type SalesDocument,
  type SentInvoice,
  sentInvoices,
} from "../../records/invoices.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Returns whether an invoice is sent by EAN. Clients also send the word in lower case (L-136). */
export const isEan = (sendBy: unknown): boolean => sendBy === "EAN" || sendBy === "ean";

/**
 * Finds what EAN needs and the invoice lacks: the CVR number of the agreement, a contact on the invoice (L-105), the
 * EAN and the NemHandel type of its recipient (L-161).
 */
export function sendingFaults(
  document: SalesDocument,
  sendBy: unknown,
  { agreement, mock }: CallContext,
): readonly Fault[] {
  if (sendBy === "Email" && mock.options.rulings.sendByEmail === "refuse")
    return [{ at: ["sendBy"], message: "Invoices cannot be sent by e-mail.", input: sendBy }];
  if (!isEan(sendBy)) return [];
  if (sendBy === "ean" && mock.options.rulings.lowerCaseEan === "refuse")
    return [{ at: ["sendBy"], message: 'Value "ean" is not one of ["none","EAN","Email"]', input: sendBy }];
  const missing = (message: string): Fault => ({ at: ["sendBy"], message, input: sendBy });
  const faults: Fault[] = [];
  if (agreement.table(agreementInfo).get("self")?.company.companyIdentificationNumber === "") {
    faults.push(missing("The agreement has no company identification number."));
  }
  if (document.recipientEan === undefined) faults.push(missing("The recipient has no EAN."));
  if (document.recipientNemHandelType === undefined)
    faults.push(missing("The recipient has no nemHandelType."));
  if (document.attentionNumber === undefined && document.customerContactNumber === undefined) {
    faults.push(missing("The invoice has no contact person."));
  }
  return faults;
}

/** Logs an invoice as sent by EAN. */
export function logSent(
  agreement: Agreement,
  invoice: BookedInvoice,
  creationDate: string,
  createdBy: string,
): void {
  const ean = invoice.recipientEan ?? agreement.table(customers).get(invoice.customerNumber)?.ean;
  const table = agreement.table(sentInvoices);
  table.insert({
    id: table.nextNumber(),
    bookedInvoiceNumber: invoice.bookedInvoiceNumber,
    status: "sent",
    sendBy: "ean",
    creationDate,
    createdBy,
    recipientName: invoice.recipientName,
    ...(ean === undefined ? {} : { recipientEan: ean }),
  });
}

/** Logs that a booked invoice was sent by EAN. `Email` is accepted without effect, because no effect is recorded. */
export function noteSent(
  invoice: BookedInvoice,
  sendBy: string | undefined,
  { agreement, now }: CallContext,
): void {
  if (isEan(sendBy)) logSent(agreement, invoice, danishToday(now), "API");
}

const sentOnRest = projection({
  id: readOnly("id"),
  invoice: reference("/invoices/booked/{bookedInvoiceNumber}", { readOnly: true }),
  status: readOnly("status"),
  sendBy: readOnly("sendBy"),
  creationDate: readOnly("creationDate"),
  createdBy: readOnly("createdBy"),
  recipient: nested({ name: readOnly("recipientName"), ean: readOnly("recipientEan") }),
  self: link("/invoices/sent/{id}"),
});

export const sentInvoiceLog = resource<SentInvoice>({
  kind: sentInvoices,
  endpoints: [
    { document: "rest", path: "/invoices/sent", projection: sentOnRest },
    { document: "rest", path: "/invoices/booked/{bookedInvoiceNumber}/sent", projection: sentOnRest },
  ],
});
