import { facts } from "../fact.ts";

/** REST: journals and vouchers. */
export const restJournals = facts(
  [
    "L-120",
    "live",
    "Posting a voucher answers 201 with an array of vouchers, although the schema says one object.",
  ],
  [
    "L-121",
    "live",
    "A finance entry needs date, amount, account and contra account, and both accounts have to allow direct entries.",
  ],
  ["L-122", "live", "A voucher's address is year and number with a hyphen: `/journals/1/vouchers/2026-2`."],
  ["L-123", "live", "A voucher's entries are an object of five arrays, one for each kind of entry."],
  [
    "L-124",
    "live",
    "An entry of a journal can be deleted (204). Only the entry's own `metaData.delete` shows it.",
  ],
  ["L-125", "live", "Entries of a voucher have a `journalEntryNumber`, which no schema declares."],
  ["L-126", "live", "A voucher cannot be deleted."],
  [
    "L-127",
    "reported",
    "Payment details are flat, in six kinds, each a pair of fields of which both or none are set.",
  ],
  [
    "L-128",
    "reported",
    "In entries `invoiceNumber` is a number; a barred account is E04041, an unknown one E07150, and a barred period is reported on the date, with E04041 and a Danish text.",
  ],
  ["L-129", "live", "Journals themselves are read-only."],
);
