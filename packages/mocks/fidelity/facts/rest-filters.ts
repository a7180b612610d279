import { facts } from "../fact.ts";

/** REST: filters and sorts. */
export const restFilters = facts(
  [
    "L-60",
    "live",
    "A filter on an unknown field is 400 and lists the fields that this resource can be filtered by.",
  ],
  [
    "L-61",
    "live",
    "The refusal names the property (\"Filtering is not allowed on property 'x'.\") and explains operators and escapes in `developerHint`.",
  ],
  ["L-62", "live", "A sort by an unknown or unsortable field is 400 and lists no alternatives."],
  ["L-63", "live", "Customers can be filtered by `pNumber`, although the schema does not say so."],
  [
    "L-64",
    "live",
    "Customer groups can be filtered by name and number only; the schema claims six fields of the account.",
  ],
  [
    "L-65",
    "live",
    "Contacts can be filtered by number, name, email, e-invoice id, phone, comments and sort key only.",
  ],
  ["L-66", "live", "Employees can be filtered by number, name and `barred` only."],
  [
    "L-67",
    "live",
    "Products cannot be filtered by weights, package volume or recommended cost price, nor sorted by the first three.",
  ],
  ["L-68", "live", "No view of invoices filters or sorts by the customer of a contact reference."],
  ["L-69", "live", "Products can be filtered, but not sorted, by `barred`."],
  [
    "L-70",
    "demo",
    "On orders and quotes every filter by number of the terms of payment ends in a 500, and they do not sort by it; draft invoices are fine.",
  ],
  ["L-71", "demo", "On products every filter by departmental distribution ends in a 500."],
  [
    "L-72",
    "demo",
    "On products `barred` works with `$eq:` and is a 500 with `$ne:` and `$null:`; on customers all work.",
  ],
  ["L-73", "live", "An enumeration accepts equality only: `debitCredit$like:` is 400."],
  ["L-74", "live", "Fields that are answered with 500 are in the list of filterable fields too."],
  ["L-75", "live", "Null is a value: `ean$eq:$null:`; `ean$null:` is a syntax error."],
  ["L-76", "live", 'A list without brackets is 400: "Syntax error, expected: [".'],
  ["L-77", "live", "A list of texts is accepted: `name$in:[Abe,Bob]` is 200."],
  [
    "L-78",
    "live",
    "`$` and `)` have to be escaped, `(`, `*` and `,` may be, and `[` and `]` must not: an escaped bracket matches nothing.",
  ],
  ["L-79", "live", "Under `$like:` brackets are a class of characters, and a literal one is `[[]`."],
  ["L-80", "live", "An escaped asterisk is literal: it must not search by prefix."],
  [
    "L-81",
    "reported",
    "The fields that can be filtered depend on the endpoint: accounting years can be filtered by `closed` under an account, not at the top.",
  ],
);
