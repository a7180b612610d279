import { facts } from "../fact.ts";

/** The services: single resources. */
export const serviceResources = facts(
  [
    "O-27",
    "live",
    "An employee without a `number` is 400 InvalidInput, although the schema lets it be null.",
  ],
  [
    "O-28",
    "live",
    "`/EmployeeGroups` and `/project-employeegroups` are the same records with the same versions.",
  ],
  ["O-29", "live", "`/Employees` and `/project-employees` are the same people with different fields."],
  [
    "O-30",
    "live",
    "`/Activities` is the catalogue, `/project-activities` its assignments to projects, with numbers of their own.",
  ],
  ["O-31", "live", "suppliersapi has contacts and groups, and no suppliers."],
  [
    "O-32",
    "live",
    "Key figure codes are read-only, and the interval of a total is deleted by its two account numbers.",
  ],
  ["O-33", "live", "Products are keyed by a string, paged at `/productspaged/paged`, and have no count."],
  [
    "O-34",
    "live",
    "Prices in currencies are read as one collection and written under the product, by currency.",
  ],
  [
    "O-35",
    "live",
    "Special prices of a missing price group are 200 and empty; those in a currency hang below the special price.",
  ],
  [
    "O-36",
    "live",
    "Orders and quotes have their lines under the status in the path: drafts, sent, archived.",
  ],
  [
    "O-37",
    "live",
    "A sales document's `number` is not REST's `draftInvoiceNumber`, which is another property of it.",
  ],
  ["O-38", "live", "Draft documents of the sales service have no `lines`. Lines have separate listings."],
  [
    "O-39",
    "live",
    "A dimension value needs a `key`, although it is not marked as required. Values and distributions share their keys.",
  ],
  ["O-40", "live", "DELETEs of records with several keys have a body: dimension links and accruals."],
  [
    "O-41",
    "live",
    "A draft entry of type 5 is a finance voucher; an account of the wrong type is JournalEntryWrongAccountType.",
  ],
  ["O-42", "live", "Deleting a draft entry deletes its accrual."],
  ["O-43", "live", "A subscription's `interval` 3 is a month and its `collection` 0 a full period."],
  ["O-44", "live", "An event type has one webhook, and is the key to delete it by."],
  ["O-45", "live", "Accounting years have no cursor listing, and matched pairs have only that."],
  [
    "O-46",
    "live",
    "A field that is published as a date may be sent as a timestamp. One such field was recorded.",
  ],
  [
    "O-47",
    "reported",
    "Lines in bulk go as `{ lines: [...] }`, a bare array is 400; the answer has their numbers.",
  ],
  [
    "O-48",
    "reported",
    "Projects are replaced at the collection, with the number in the body: PUT on one is 405.",
  ],
  [
    "O-49",
    "reported",
    "Matched pairs have the full amounts of the entries, and only one entry of an invoice names the customer.",
  ],
  [
    "O-50",
    "published",
    "PUT goes to the collection, with the number in the body, except for customers, products and records below them, draft invoices and subscription lines.",
  ],
  [
    "O-51",
    "published",
    "A bulk of dimension data has at most 500 items, as has a bulk delete of documents, and dimensions are numbered 1 to 3.",
  ],
  ["O-52", "reported", "A 404 may lack `detail` and `errors`."],
  ["O-53", "published", "Every create answers with a `Location`."],
  [
    "O-56",
    "reported",
    "A line with quantity 0 is refused with SalesDocumentLineCannotHaveZeroValue, which is in no published list. Codes may be in capitals, with an `instance`.",
  ],
  [
    "O-57",
    "reported",
    "A created contact is answered as `{ number }`, and documentsapi takes the names of its form fields in lower case.",
  ],
);
