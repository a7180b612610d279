import { facts } from "../fact.ts";

/** REST: reading and paging. */
export const restReading = facts(
  [
    "L-40",
    "live",
    "A listing is an object with `collection`, `pagination` and `self`. Every page gives 1000 as the largest page size.",
  ],
  ["L-41", "live", "A page size of 1000 is accepted; 1001 is 400 with E04810 and names the range."],
  [
    "L-42",
    "live",
    "A page beyond the end is 200 and empty, with the true number of results and the links; a listing without results has none (L-147).",
  ],
  [
    "L-43",
    "live",
    "Links of a listing write `pagesize` and `skippages` in lower case, `self` repeats the query, and the last page's index is one less than the number of pages.",
  ],
  ["L-44", "live", "Decimals are written with at least one digit after the point (`-1600.0`, `0.0`)."],
  [
    "L-45",
    "live",
    "Some fields are sent although they are false (`products.barred`, `accounts.blockDirectEntries`), others are left out.",
  ],
  [
    "L-46",
    "live",
    "A customer links to its contacts, delivery locations, invoices, totals and templates, and to its attention, contact and sales person.",
  ],
  [
    "L-47",
    "live",
    "A product has its group inline with the group's links, its unit with name and link, and links to its invoices and prices in currencies.",
  ],
  [
    "L-48",
    "live",
    "An account in a listing has its number, type, balance, side, name, whether direct entries are blocked, and a link to its years.",
  ],
  [
    "L-49",
    "live",
    "Draft invoices have no `lines` in listings; the single document and the answer to a create have. Listings with lines were recorded too (L-146).",
  ],
  ["L-50", "live", "Fourteen resources have a different shape in their listing than alone."],
  [
    "L-51",
    "live",
    "Terms of payment inside an invoice carry their own fields, a recipient has a VAT zone with its link, and accounts that sum have their intervals.",
  ],
  ["L-52", "live", "Decimals come back exactly: 3 × 33.33 is 99.99."],
  [
    "L-53",
    "reported",
    "VAT accounts and currencies are keyed by code, sent invoices by a number and app roles by `roleNumber`.",
  ],
  [
    "L-54",
    "reported",
    "57 collections are published, 33 at the top and the rest nested, as entries, periods and totals of a year.",
  ],
  [
    "L-55",
    "reported",
    "Two of the published schema files are not valid JSON: they have trailing commas.",
    {
      gap: {
        how: "not modelled",
        why: "The fact is about the vendor's files, not about an answer. The specifications of this repository are well-formed and linted.",
      },
    },
  ],
);
