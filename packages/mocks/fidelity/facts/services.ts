import { facts } from "../fact.ts";

/** The services: listings, errors, and writes in general. */
export const services = facts(
  [
    "O-01",
    "live",
    "The version is a required part of the path, and the published version is served. S-19 replaces the statement that it is the only one.",
  ],
  ["O-02", "live", "A cursor listing is `{ items }`; `cursor` is absent at the end, never empty or null."],
  ["O-03", "live", "A cursor listing ignores `sort` silently, and comes in ascending order."],
  ["O-04", "live", "`/paged` is a bare array, `/count` a bare integer that follows the filter."],
  ["O-05", "live", "`/paged` has at most 100 items a page. A larger page is refused with that range."],
  [
    "O-06",
    "live",
    "Errors are problem+json with `errorCode`, `traceId`, `traceTimeUtc` and `errors[]` of message, code and property.",
  ],
  ["O-07", "live", "A refused filter does not list the fields that would work."],
  [
    "O-08",
    "live",
    "A refused filter has the code BadFilterRequest and one of two messages: the property is not filterable, or not by this operator.",
  ],
  ["O-09", "demo", "A field accepts all of its published operators, and no others."],
  ["O-10", "live", "The caller numbers customers. Without a number the refusal names the range."],
  [
    "O-11",
    "live",
    "A create answers 201 with the key alone, under the key's own name: a string for products.",
  ],
  [
    "O-12",
    "live",
    "REST's name of a field is an unknown property for a service. It is ignored, and the call fails because the field is not set.",
  ],
  [
    "O-13",
    "live",
    "Every resource has an `objectVersion`; a PUT without it or with an old one is 409 UpdateConflict and writes nothing.",
  ],
  ["O-14", "live", "A PUT of a customer answered 200 where 204 is published."],
  ["O-15", "live", "A DELETE answered 200 with nothing in it where 204 is published."],
  [
    "O-16",
    "live",
    "The sales service's `/Setup` gives the default layout and has an `objectVersion` of its own.",
  ],
  [
    "O-17",
    "published",
    "Answers leave out what is null, false or a default, and every enumeration is an integer, read and written.",
  ],
  [
    "O-18",
    "live",
    "A booked entry's type is a number from 0 to 10, filtered by number or name; `$gt:` on it is 400.",
  ],
  ["O-19", "live", "`type$ne:zz` is an error that quotes the value; `type$eq:zz` is 200 and empty."],
  ["O-20", "demo", "On accounts every filter and sort by `assetGroupNumber` ends in a 500."],
  [
    "O-21",
    "demo",
    "On accounts `isDepartmentMandatory` is a 500 with `$eq:` and `$ne:` and works with `$null:`.",
  ],
  ["O-22", "demo", "On journals every filter ends in a 500, paged or counted; sorting works."],
  ["O-23", "live", "A failing clause fails the whole filter of two clauses; one of twenty hid it."],
  ["O-24", "live", "Customers of customersapi filter and sort by `customerNumber` only."],
  [
    "O-25",
    "live",
    "Without its module projectsapi is 403 with the module's name, but for employees and their groups.",
  ],
  [
    "O-26",
    "live",
    "An employee's `cutOffDate` is published as a date and sent as a midnight without a zone.",
  ],
  [
    "O-54",
    "live",
    "bookedEntriesapi 5 and 6 have the same five operations, and entries with `costTypeNumber`. Nobody recorded the shape of `supplierPayment` in version 6, so the mocks leave it out.",
  ],
  [
    "O-55",
    "reported",
    "journalsapi's `/entries/draft/{n}/book` was 404 at version 15.0.0, and 204 at 1.1.0; `/journals/{n}/book` is the way.",
  ],
);
