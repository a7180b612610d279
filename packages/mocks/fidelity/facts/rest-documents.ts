import { facts } from "../fact.ts";

/** REST: invoices, orders, quotes. */
export const restDocuments = facts(
  [
    "L-90",
    "live",
    "A draft invoice needs date, currency, layout, terms of payment, customer and a recipient with a VAT zone.",
  ],
  ["L-91", "live", "A line needs a product before it may have a quantity or a price."],
  [
    "L-92",
    "live",
    "The server computes totals: two pieces at 100 are 200 net and, with 25 % VAT, 250 gross.",
  ],
  ["L-93", "live", "A PUT replaces the lines as well, and the totals follow."],
  ["L-94", "live", "A customer or product cannot be deleted while a draft or booked invoice refers to it."],
  ["L-95", "live", "For terms of type `net` the due date is computed, and one that is sent is ignored."],
  [
    "L-96",
    "live",
    "For terms of type `dueDate` the date has to be sent: without it E04042, before the invoice's date E04760.",
  ],
  [
    "L-97",
    "live",
    "A `paymentTermsType` inside the invoice that differs from the stored one is E07180; leaving it out is fine.",
  ],
  ["L-98", "live", "Booking a draft makes an invoice with a number of its own, and the draft is gone."],
  ["L-99", "live", "A booked invoice cannot be deleted, nor can its customer and products."],
  [
    "L-100",
    "live",
    "At booking the remainder is the gross amount, and the invoice is in exactly one of the not-due and overdue listings.",
  ],
  [
    "L-101",
    "documented",
    "A booking may ask for a number with `bookWithNumber`, or by a PUT to that number, whose body must agree.",
  ],
  ["L-102", "live", "DELETE on the collection of draft invoices removes every draft."],
  [
    "L-103",
    "documented",
    "Changing the customer in a PUT does not refresh the recipient's name and address.",
  ],
  ["L-104", "documented", "A draft's template of booking instructions is a ready-made request to book it."],
  [
    "L-105",
    "documented",
    "Sending by EAN needs an EAN on the customer and a contact on customer and invoice, besides the agreement's own company number.",
  ],
  ["L-106", "live", "Draft orders and quotes are created, replaced and deleted as draft invoices are."],
  [
    "L-107",
    "reported",
    "A created draft also answers with its SOAP handle, its templates, amounts of each line, six decimals, a link to its PDF and `lastUpdated`.",
  ],
  [
    "L-108",
    "reported",
    "Faults of header and lines have codes: E04500 and E04730 for a line's product and quantity, E06600 for a barred product, E07080 and E07140 for terms and groups that do not exist.",
  ],
);
