import { type Handler, ok } from "../../../engine/call.ts";
import { bookedOf, type Group, grossRemainder, spanned } from "./figures.ts";
import { breakdowns, url } from "./links.ts";

const totals = "/invoices/totals";
const bookedPath = `${totals}/booked`;
const parts = ["customers", "accountingYears", "periods", "employees"] as const;

/**
 * Computes the figures of one group of booked invoices, with links to the groups inside it and to finer figures
 * (L-138).
 */
const figures =
  (
    group: Group,
    path: string,
    inside: Readonly<Record<string, string>> = {},
    withRemainder = false,
  ): Handler =>
  (call) => {
    const invoices = bookedOf(group, call);
    const self = bookedPath + path;
    const groups = Object.entries(inside).map(
      ([name, below]) => [name, url(call, `${self}${below}`)] as const,
    );
    const collection = self.slice(self.lastIndexOf("/"));
    return ok({
      ...spanned(invoices),
      ...(withRemainder ? grossRemainder(invoices) : {}),
      ...Object.fromEntries(groups),
      ...breakdowns(call, totals + collection, ...parts),
      self: url(call, self),
    });
  };

export const bookedTotals: Readonly<Record<string, Handler>> = {
  [`rest GET ${bookedPath}`]: figures("booked", "", { paid: "/paid", unpaid: "/unpaid" }),
  [`rest GET ${bookedPath}/paid`]: figures("paid", "/paid"),
  [`rest GET ${bookedPath}/unpaid`]: figures(
    "unpaid",
    "/unpaid",
    { overdue: "/overdue", notOverdue: "/not-overdue" },
    true,
  ),
  [`rest GET ${bookedPath}/unpaid/overdue`]: figures("overdue", "/unpaid/overdue", {}, true),
  [`rest GET ${bookedPath}/unpaid/not-overdue`]: figures("notOverdue", "/unpaid/not-overdue", {}, true),
};
