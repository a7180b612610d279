import { facts } from "../fact.ts";

/** REST: status codes, bodies, writes. */
export const restWrites = facts(
  ["L-01", "live", "A create answers 201, although the schemas say 200."],
  ["L-02", "live", "A create answers with a `Location` header: the absolute URL of the new resource."],
  [
    "L-03",
    "live",
    "A create answers with the whole entity and its `self`, with keys that the schema of the answer forgets (`unitNumber`, `paymentTermsNumber`).",
  ],
  ["L-04", "live", "In a POST, a reference may give its `self` link in place of the number."],
  ["L-05", "live", "A PUT of an existing entity answers 200 with the entity as it is now."],
  ["L-06", "live", "A PUT replaces the whole entity: what the body leaves out (city, email) is cleared."],
  ["L-07", "live", "A boolean that a PUT leaves out is cleared too: a barred customer no longer is."],
  ["L-08", "live", "A PUT to a number that is free creates the entity and answers 201."],
  [
    "L-09",
    "live",
    "DELETE answers 204 for customers, units and products; other deletes succeed as well, their exact status was not written down.",
  ],
  [
    "L-10",
    "live",
    "Deleting a draft invoice answers 200 with a message, a count and the deleted items. L-144 replaces the statement that orders and quotes do the same.",
  ],
  ["L-11", "live", "A second DELETE without a key is 404 with E06000; other methods get no code (L-148)."],
  ["L-12", "live", "A second DELETE with the same key is 204 and marked as coming from the cache."],
  ["L-13", "live", "A second POST with the same key is 201 with the same number, and there is one record."],
  ["L-14", "live", 'An explicit `null` fails the validation: "Expected String but got Null".'],
  ["L-15", "live", 'A number of 0 is refused: "Integer 0 is less than minimum value of 1".'],
  [
    "L-16",
    "live",
    "The same holds inside lines: `lineNumber` 0 and `sortKey` 0 are refused; both may be left out.",
  ],
  ["L-17", "live", 'Values of enumerations are case-sensitive in bodies: "Net" is refused, "net" accepted.'],
  ["L-18", "live", "`sendBy` is one of `none`, `EAN` and `Email`. L-136 adds `ean`."],
  ["L-19", "live", 'Enumerations travel as strings ("heading", "debit"), also where a schema gives no type.'],
  ["L-20", "live", "`lastUpdated` is a UTC time with a Z, although the schemas call it a date."],
  [
    "L-21",
    "live",
    "`productNumber` is a string in JSON and may be any text in the path (`/products/ZZ-TEST-1`).",
  ],
  [
    "L-22",
    "live",
    "The server numbers customers, units, terms of payment and suppliers; the caller numbers customer groups and products, and has to.",
  ],
  ["L-23", "live", "A `customerNumber` in the body of a create is honoured."],
  ["L-24", "live", "Terms of payment cannot be created without `paymentTermsType`."],
  [
    "L-25",
    "live",
    "The type and the days of terms of payment cannot change (E06151); a PUT has to repeat them.",
  ],
  [
    "L-26",
    "live",
    "The account of a customer group has to be a profit-and-loss or balance account that is not barred.",
  ],
  [
    "L-27",
    "live",
    "An accounting year is created from two dates, keyed by a string such as 2027, and can be neither changed nor deleted.",
  ],
  ["L-28", "live", "The answer to creating an accounting year has its `year`."],
  [
    "L-29",
    "live",
    "Payment details belong directly on `paymentDetails`; one level deeper, under `paymentType`, they are refused as not all set.",
  ],
  [
    "L-30",
    "reported",
    "Replaced by L-140 to L-142. It said that no endpoint moves a draft order or quote to sent or archived.",
  ],
  [
    "L-31",
    "reported",
    "REST creates no employees, departments or departmental distributions. L-139 replaces the statement that it has no collection of supplier groups; there is none to write to.",
  ],
  ["L-32", "reported", "A POST without a JSON content type is 415."],
);
