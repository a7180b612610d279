import { facts } from "../fact.ts";

/** REST: facts from recorded answers and from others' programs that were found after the other facts. */
export const restRecorded = facts(
  [
    "L-137",
    "live",
    "`lastUpdated` of draft invoices and products is cut to the minute, but that of customers is not. A watermark of the current time misses changes later in the same minute.",
  ],
  [
    "L-139",
    "live",
    "Supplier groups can be listed and read, with number, name, account and link. It replaces the last clause of L-31.",
  ],
  [
    "L-145",
    "live",
    "`metaData` lists the possible actions, each with description, href and method: `create` in listings of customers and products, `delete` and `replace` on them, `delete` on suppliers; listings of orders have an empty one.",
  ],
  [
    "L-146",
    "live",
    "Recorded answers have about sixty properties that are published nowhere, such as the properties of a recipient's VAT zone, the draft's number on a booked invoice, or a unit's link to its products; `eInvoicingDisabledByDefault` and a distribution's `barred` are sent although false.",
  ],
  [
    "L-147",
    "live",
    "An empty listing has a `developerHint` in place of its first and last page. One client saw the links as null.",
  ],
  [
    "L-150",
    "live",
    "Links to a product's invoices, a unit's products, the sending of a booked invoice, a year's vouchers, an app and a module lead to answers. The shape of most of these answers was not recorded: the mocks answer the value that stands where the link is, or a listing of the records that it names.",
  ],
  [
    "L-152",
    "reported",
    "PATCH of a customer takes a JSON Patch, and is the only way to `eInvoicingDisabledByDefault`. Only `replace` was seen.",
  ],
  [
    "L-153",
    "documented",
    "A PUT under the old number with another one in the body renumbers the customer where the agreement allows that; what it answers elsewhere is unknown.",
  ],
  [
    "L-154",
    "reported",
    "A missing add-on is 403 with E03040 and the add-on's name, Scanning, whatever the role. In the mocks the files of vouchers need it.",
  ],
  [
    "L-156",
    "documented",
    "An app keeps settings at the agreement and at the user, 200 each, by a key of its own; VAT types have set-ups for their reports. Whether they still exist is unproven.",
  ],
);
