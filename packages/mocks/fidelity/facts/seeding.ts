import { facts } from "../fact.ts";

/** The data of a new agreement, and the records that the API cannot create. */
export const seeding = facts(
  [
    "C-01",
    "live",
    "A new agreement has a chart of accounts, journals, supplier groups, a dimension, VAT zones, layouts, terms of payment and product groups, and no customers, products or suppliers.",
  ],
  [
    "C-02",
    "live",
    "Sent, paid and overdue invoices, and lines of booked ones, are made in the web application or by steps that cannot be undone. L-140 to L-142 replace the statement that this holds for sent and archived orders and quotes too.",
  ],
);
