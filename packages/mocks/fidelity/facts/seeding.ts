import { facts } from "../fact.ts";

/** What an agreement starts with, and what cannot be made by the API. */
export const seeding = facts(
  [
    "C-01",
    "live",
    "A new agreement has a chart of accounts, journals, supplier groups, a dimension, VAT zones, layouts, terms of payment and product groups, and no customers, products or suppliers.",
  ],
  [
    "C-02",
    "live",
    "Sent invoices, paid and overdue ones and the lines of booked ones come about in the web application or by steps that cannot be taken back. That sent and archived orders and quotes do so too is replaced by L-140 to L-142.",
  ],
);
