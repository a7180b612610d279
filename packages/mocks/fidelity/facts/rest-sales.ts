import { facts } from "../fact.ts";

/** REST: facts about invoices, orders, quotes and payments that were found after the other facts. */
export const restSales = facts(
  [
    "L-130",
    "live",
    "An unknown reference is reported at the reference, not at the number inside it, with a code, the number and the path of the listing (\"PaymentTerms '9' not found.\"). Most of the codes were not recorded.",
  ],
  [
    "L-131",
    "live",
    "A type that the terms of payment do not have (E07180) is reported at the top, as `paymentTermsType`, and together with other errors.",
  ],
  [
    "L-132",
    "live",
    "Accounts of a voucher that are unknown or barred are reported together for the voucher (E04041, as text), and an unknown one at its entry too (E07150, as a number, called Account or ContraAccount).",
  ],
  [
    "L-133",
    "live",
    "A voucher's date in a barred period is reported as `Date`, with the voucher's year and the entry's date as the value, and a hint.",
  ],
  ["L-134", "live", "A barred product is named (\"Product 'X' is barred.\"), with a hint (E06600)."],
  [
    "L-135",
    "live",
    "The `date` of a draft invoice may have a time. Its day is kept; the day for another offset is unknown.",
  ],
  ["L-136", "live", '`sendBy: "ean"` in lower case is accepted, which L-18 did not list.'],
  [
    "L-138",
    "documented",
    "REST has totals of drafts, booked, paid, unpaid, overdue and not overdue invoices by customer, accounting year, period and employee, and by combinations of these. Only the booked ones of a customer were recorded. In the mocks a nested group needs the key of the outer one.",
  ],
  [
    "L-140",
    "documented",
    "Posting the whole unchanged draft to `/orders/sent` sends an order and locks it. Posting it to `/orders/drafts` makes it a draft again. This replaces L-30.",
  ],
  [
    "L-141",
    "documented",
    "The same holds for quotes, but the number alone is enough: properties that are left out are kept. This replaces L-30.",
  ],
  [
    "L-142",
    "documented",
    "Orders and quotes link to instructions whose `draftInvoice` is posted to `/invoices/drafts`; upgrading a sent order archives it. How the server knows which order that is was not recorded: the mocks read it from the `self` of the instructions.",
  ],
  [
    "L-143",
    "live",
    "A draft order accepts a PDF of at most 9.0 MB as attachment: POST 201, DELETE 204, and 404 when it is deleted again.",
  ],
  [
    "L-144",
    "documented",
    "Deleting a draft or sent order or quote is 204, and 404 the second time. This replaces L-10 for them, which was inferred.",
  ],
  [
    "L-148",
    "live",
    "The 404 of a GET has message, hint, ids and time and no code; E06000 was recorded for a repeated DELETE only. An older note, that every 404 has a code, is wrong.",
  ],
  [
    "L-149",
    "reported",
    'A 401 of 2015 says "Unauthorized access (Unauthorized).", with a hint, the status and a link to the same resource of the demo agreement.',
  ],
  [
    "L-151",
    "documented",
    "`?quantity=` on the line template of a product decides quantity and level of discount. The mocks have no discounts by quantity, because no operation publishes them.",
  ],
  [
    "L-155",
    "demo",
    "A customer's balance is the sum of the open entries in the ledger, matched or not. A payment that settles an invoice is negative; a positive one adds to the debt.",
  ],
  [
    "L-157",
    "reported",
    "An older tree of errors has `message` and `value` for `errorMessage` and `inputValue`, and a bare array for the lines.",
  ],
  [
    "L-158",
    "live",
    'A body that is not a JSON object is 400: "Invalid json in request body", "Expected a JSON with an object as the root element".',
  ],
  [
    "L-159",
    "live",
    'A draft without layout, terms of payment or VAT zone is 400, "Required properties are missing": nothing is taken from the customer\'s card.',
  ],
  [
    "L-160",
    "documented",
    "Types of payment have details of their own: an OCR line of 15 digits (1) or 16 (5), a message of 5 to 100 characters (2, 7, 10), a number of 2 to 16 digits with or without a text of up to 140 characters (17); 14 is only an entry in the list. An accounting year has 6 to 18 months.",
  ],
  [
    "L-161",
    "reported",
    "Sending by EAN needs EAN and kind of NemHandel number on the recipient. A voucher's attachment has items. A customer's payment in a journal with a default contra account is answered without one. How it is booked was not recorded: in the mocks its voucher has to balance.",
  ],
);
