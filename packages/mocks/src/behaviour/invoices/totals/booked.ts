import { type Handler, ok } from "../../../engine/call.ts";
import { bookedOf, type Group, grossRemainder, spanned } from "./figures.ts";
import { breakdowns, url } from "./links.ts";

const BOOKED = "/invoices/totals/booked";
const PARTS = ["customers", "accountingYears", "periods", "employees"] as const;

/** Figures of one group of booked invoices, with links to the groups inside it. */
const figures =
  (
    group: Group,
    path: string,
    inside: Readonly<Record<string, string>> = {},
    withRemainder = false,
  ): Handler =>
  (call) => {
    const invoices = bookedOf(group, call);
    const self = BOOKED + path;
    const groups = Object.entries(inside).map(
      ([name, below]) => [name, url(call, `${self}${below}`)] as const,
    );
    return ok({
      ...spanned(invoices),
      ...(withRemainder ? grossRemainder(invoices) : {}),
      ...Object.fromEntries(groups),
      ...breakdowns(call, self, ...PARTS),
    });
  };

export const bookedTotals: Readonly<Record<string, Handler>> = {
  [`rest GET ${BOOKED}`]: figures("booked", "", { paid: "/paid", unpaid: "/unpaid" }),
  [`rest GET ${BOOKED}/paid`]: figures("paid", "/paid"),
  [`rest GET ${BOOKED}/unpaid`]: figures(
    "unpaid",
    "/unpaid",
    { overdue: "/overdue", notOverdue: "/not-overdue" },
    true,
  ),
  [`rest GET ${BOOKED}/unpaid/overdue`]: figures("overdue", "/unpaid/overdue", {}, true),
  [`rest GET ${BOOKED}/unpaid/not-overdue`]: figures("notOverdue", "/unpaid/not-overdue", {}, true),
};
