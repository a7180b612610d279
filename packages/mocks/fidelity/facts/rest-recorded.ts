import { facts } from "../fact.ts";

/** REST: what recorded answers and the programs of others showed after the other facts. */
export const restRecorded = facts(
  [
    "L-137",
    "live",
    "`lastUpdated` of draft invoices and products is cut to the minute, that of customers is not: a watermark of now loses what changes later in the same minute.",
  ],
  [
    "L-139",
    "live",
    "Supplier groups can be listed and read, with number, name, account and link. It replaces the last clause of L-31.",
  ],
  [
    "L-145",
    "live",
    "`metaData` names what can be done, each with description, href and method: `create` in listings of customers and products, `delete` and `replace` on them, `delete` on suppliers; listings of orders have an empty one.",
  ],
  [
    "L-146",
    "live",
    "Recorded answers have some sixty properties that are published nowhere, as what a recipient's VAT zone is open to, the draft's number on a booked invoice, or a unit's link to its products; `eInvoicingDisabledByDefault` and a distribution's `barred` are sent although false.",
  ],
  [
    "L-147",
    "live",
    "An empty listing has a `developerHint` in place of its first and last page. One client saw the links as null.",
  ],
  [
    "L-150",
    "live",
    "Links to a product's invoices, a unit's products, the sending of a booked invoice, a year's vouchers, an app and a module lead to answers. What most of them look like was not recorded: the mocks answer what stands where the link is, or a listing of what it names.",
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
    "A missing add-on is 403 with E03040 and the add-on's name, Scanning; it is not about the role. In the mocks it is needed for the files of vouchers.",
  ],
  [
    "L-156",
    "documented",
    "An app keeps settings at the agreement and at the user, 200 each, by a key of its own; VAT types have setups of their reports. Whether they live today is unproven.",
  ],
);
