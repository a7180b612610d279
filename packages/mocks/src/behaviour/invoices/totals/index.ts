import type { Handler } from "../../../engine/call.ts";
import { bookedTotals } from "./booked.ts";
import { draftTotals } from "./drafts.ts";
import { groupedTotals } from "./grouped.ts";
import { getTotals } from "./overview.ts";

/** Figures about invoices, computed for each request. */
export const totalsOperations: Readonly<Record<string, Handler>> = {
  "rest GET /invoices/totals": getTotals,
  ...bookedTotals,
  ...draftTotals,
  ...groupedTotals,
};
