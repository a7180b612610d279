import type { Ruling } from "./fact.ts";

/** Where the records disagree, and what the mocks do. */
export const rulings: readonly Ruling[] = [
  {
    id: "R-01",
    facts: ["O-05"],
    conflict:
      "`skipPages` goes to 100, which would reach 10,100 items, and only the first 10,000 are reachable.",
    choice: "10,000.",
    option: "rulings.pagedReach",
  },
  {
    id: "R-02",
    facts: ["S-11"],
    conflict: "At most 200 values in a list, or less than 200.",
    choice: "200 are accepted, 201 refused.",
    option: "rulings.mostListValues",
  },
  {
    id: "R-03",
    facts: ["L-78", "L-80"],
    conflict: "An unescaped asterisk works as a literal, and is a wildcard.",
    choice: "A wildcard under `$like:`, a literal elsewhere.",
    option: "rulings.asterisks",
  },
  {
    id: "R-04",
    facts: ["L-78"],
    conflict: "In a list a comma or closing bracket ends the value, and an escaped bracket matches nothing.",
    choice: "Such a value cannot be written in a list; ask for each with `$eq:` and `$or:`.",
    option: "rulings.escapedBrackets",
  },
  {
    id: "R-05",
    facts: ["L-77"],
    conflict: "A list of texts matched nothing: not supported, or nobody of that name.",
    choice: "Evaluated like any other.",
    option: "rulings.textLists",
  },
  {
    id: "R-06",
    facts: ["L-79"],
    conflict: "Brackets are a class of characters, which suggests other SQL wildcards that nobody recorded.",
    choice: "Classes work; `%`, `_` and backslash are literal.",
    option: "rulings.likeClasses, rulings.sqlWildcards",
  },
  {
    id: "R-07",
    facts: ["L-44", "L-107"],
    conflict: "Decimals with at least one digit, and with six.",
    choice: "Amounts on sales documents have six, others at least one.",
    option: "rulings.documentDecimals",
  },
  {
    id: "R-08",
    facts: ["S-03"],
    conflict: "Rate headers are on every answer, and were once missing.",
    choice: "On every answer.",
    option: "rulings.rateHeaders",
  },
  {
    id: "R-09",
    facts: ["S-07"],
    conflict: "Keys were recorded on POST and DELETE, and are documented for everything but GET.",
    choice: "Everything but GET.",
    option: "rulings.idempotentMethods",
  },
  {
    id: "R-10",
    facts: ["O-09", "O-20", "O-21", "O-22", "L-70", "L-71", "L-72"],
    conflict:
      "Published operators work, but for fields that end in a 500, some of them seen on the demo agreement only.",
    choice: "They end in a 500.",
    option: "rulings.serverFaults",
  },
  {
    id: "R-11",
    facts: ["O-23"],
    conflict: "A failing clause among twenty was hidden, among two it failed.",
    choice: "It fails.",
    option: "rulings.failingClauses",
  },
  {
    id: "R-12",
    facts: ["O-14", "O-15"],
    conflict: "200 was recorded where 204 is published.",
    choice: "200 where it was recorded, 204 elsewhere.",
    option: "rulings.customerWriteStatus",
  },
  {
    id: "R-13",
    facts: ["S-05", "L-29", "O-47"],
    conflict: "Unknown properties are ignored; known ones in the wrong place are refused.",
    choice: "Both, as recorded.",
    option: "rulings.unknownProperties",
  },
  {
    id: "R-14",
    facts: ["L-91"],
    conflict:
      "A line with a description and amounts but no product was refused, and elsewhere accepted with a total of 0.",
    choice: "Refused.",
    option: "rulings.descriptionOnlyLines",
  },
  {
    id: "R-15",
    facts: ["L-102"],
    conflict: "The collection delete is documented to take a filter, and was seen to take none.",
    choice:
      "A filtered collection delete is a loud error of the mocks; without `strict` it deletes everything.",
    option: "strict, rulings.filteredDeletes",
  },
  {
    id: "R-16",
    facts: ["O-25", "O-28"],
    conflict: "Two paths lead to the same records, one of them needs a module.",
    choice: "As recorded.",
    option: "rulings.employeesNeedProject, modules",
  },
  {
    id: "R-17",
    facts: ["O-31"],
    conflict: "suppliersapi has contacts and groups of suppliers, and no suppliers.",
    choice: "Suppliers are on REST only.",
    why: "no service publishes an operation on suppliers, so there is nothing to choose: its path, fields and codes would be invented",
  },
  {
    id: "R-18",
    facts: ["O-17"],
    conflict: "Defaults are documented to be omitted, which nobody measured.",
    choice: "They are omitted.",
    option: "rulings.omitDefaults",
  },
  {
    id: "R-19",
    facts: ["L-121", "O-41"],
    conflict:
      "A finance entry needs a contra account, and bookkeeping knows vouchers that balance over several entries.",
    choice: "An entry with one account is refused.",
    option: "rulings.oneSidedFinanceVouchers",
  },
  {
    id: "R-20",
    facts: ["O-41"],
    conflict:
      "A balance account in a draft entry was refused once, and payments cannot be entered without one.",
    choice: "Balance accounts are accepted.",
    option: "rulings.statusAccountsInJournals",
  },
  {
    id: "R-21",
    facts: ["O-52"],
    conflict: "The 404 that was recorded has `detail` and `errors`, others were reported without.",
    choice: "Both are there.",
    option: "rulings.notFoundBodies",
  },
];
