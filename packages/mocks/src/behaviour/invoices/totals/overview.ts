import { addDays, danishToday, endOfMonth, weekday } from "../../../dates/index.ts";
import { type Call, type Handler, ok } from "../../../engine/call.ts";
import type { JsonObject } from "../../../store/entity.ts";
import { bookedOf, counted, draftsOf, type Group, grossRemainder } from "./figures.ts";
import { url } from "./links.ts";

const totals = "/invoices/totals";

/**
 * Computes the preset periods: the last days up to today, and the last and the present week, month and year. Weeks
 * start on Monday.
 */
function spans(
  today: string,
): Readonly<Record<string, readonly [description: string, from: string, to: string]>> {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  const first = `${today.slice(0, 8)}01`;
  const lastOfPrevious = addDays(first, -1);
  const year = Number(today.slice(0, 4));
  const back = (days: number): readonly [string, string, string] => [
    `Last ${days} days`,
    addDays(today, 1 - days),
    today,
  ];
  return {
    lastFifteenDays: back(15),
    lastMonth: ["Last month", `${lastOfPrevious.slice(0, 8)}01`, lastOfPrevious],
    lastSevenDays: back(7),
    lastThirtyDays: back(30),
    lastWeek: ["Last week", addDays(monday, -7), addDays(monday, -1)],
    lastYear: ["Last year", `${year - 1}-01-01`, `${year - 1}-12-31`],
    thisMonth: ["This month", first, endOfMonth(today)],
    thisWeek: ["This week", monday, addDays(monday, 6)],
    thisYear: ["This year", `${year}-01-01`, `${year}-12-31`],
  };
}

/** Makes the links to the totals of preset periods. */
function presets(call: Call): JsonObject {
  return Object.fromEntries(
    Object.entries(spans(danishToday(call.now))).map(([name, [description, from, to]]) => {
      const query = `filter=date$gte:${from}$and:date$lte:${to}`;
      const suffix = call.linkSuffix === "" ? `?${query}` : `${call.linkSuffix}&${query}`;
      return [name, { description, self: `${call.base}${totals}${suffix}` }];
    }),
  );
}

/** Answers all figures together: drafts, booked invoices, and the paid part of these. */
export const getTotals: Handler = (call) => {
  const figures = (group: Group, description: string, path: string, more: JsonObject = {}): JsonObject => ({
    ...counted(bookedOf(group, call)),
    description,
    ...more,
    self: url(call, totals + path),
  });
  const remainder = (group: Group): JsonObject => grossRemainder(bookedOf(group, call));
  return ok({
    drafts: {
      ...counted(draftsOf(call)),
      description: "Draft invoices",
      self: url(call, `${totals}/drafts`),
    },
    booked: figures("booked", "Booked invoices", "/booked", {
      paid: figures("paid", "Paid invoices", "/booked/paid"),
      unpaid: figures("unpaid", "Unpaid invoices", "/booked/unpaid", {
        ...remainder("unpaid"),
        overdue: figures("overdue", "Overdue invoices", "/booked/unpaid/overdue", remainder("overdue")),
        notOverdue: figures(
          "notOverdue",
          "Unpaid invoices that are not overdue",
          "/booked/unpaid/not-overdue",
        ),
      }),
    }),
    predefinedPeriodFilters: presets(call),
    self: url(call, totals),
  });
};
