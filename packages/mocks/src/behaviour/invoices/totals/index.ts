import type { Handler } from "../../../engine/call.ts";
import { bookedTotals } from "./booked.ts";
import { draftTotals } from "./drafts.ts";
import { groupedTotals } from "./grouped.ts";
import { getTotals } from "./overview.ts";

/** Figures over invoices, worked out whenever they are asked for. */
export const totalsOperations: Readonly<Record<string, Handler>> = {
  "rest GET /invoices/totals": getTotals,
  ...bookedTotals,
  ...draftTotals,
  ...groupedTotals,
};
