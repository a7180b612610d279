import type { Domain } from "../../engine/resource.ts";
import { accountingYearsDomain } from "../accounting-years/index.ts";
import { accountsDomain } from "../accounts/index.ts";
import { bookedEntriesDomain } from "../booked-entries/index.ts";
import { budgetsDomain } from "../budgets/index.ts";
import { journalsDomain } from "../journals/index.ts";

/** The general ledger: the chart, the years, what is drafted, what is posted, what is budgeted. */
export const ledgerDomains: readonly Domain[] = [
  accountsDomain,
  accountingYearsDomain,
  bookedEntriesDomain,
  journalsDomain,
  budgetsDomain,
];
