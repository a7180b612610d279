import type { Call, Handler } from "../../engine/call.ts";
import { listPage } from "../../engine/list-page.ts";
import { notFound } from "../../errors/refusal.ts";
import { totalIntervals } from "../../records/ledger.ts";
import { intervalsOf } from "../ledger/account-types.ts";
import { totalIntervalOnService } from "./projections.ts";

/** Answers every range of one account, or 404 if it has none. */
export const intervalsOfAccount: Handler = (call: Call) => {
  const rows = intervalsOf(call.agreement, Number(call.params.number));
  const { listing } = call.operation;
  if (rows.length === 0 || listing === undefined) throw notFound();
  return listPage(listing, { rows, projection: totalIntervalOnService, kind: totalIntervals }, call);
};
