import type { SeedContext } from "../../engine/resource.ts";
import type { Agreement } from "../../store/agreement.ts";
import { addYear } from "./create.ts";

/** Adds the calendar years around today, with a period for each month (C-01). */
export function seedYears(agreement: Agreement, { today }: SeedContext): void {
  const thisYear = Number(today.slice(0, 4));
  for (const year of [thisYear - 1, thisYear, thisYear + 1])
    addYear(agreement, { fromDate: `${year}-01-01`, toDate: `${year}-12-31` });
}
