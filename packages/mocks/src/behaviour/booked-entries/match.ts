import { empty, type Handler } from "../../engine/call.ts";
import { objectBody } from "../../engine/write-record.ts";
import { invalid, type Refusal } from "../../errors/refusal.ts";
import { type BookedEntry, bookedEntries } from "../../records/ledger.ts";
import { applyMatch, type MatchPlan, planMatch, planProblem } from "../ledger/match.ts";
import type { DateProblem } from "../ledger/periods.ts";

const refuse = (code: string, message: string): Refusal =>
  invalid({ at: ["entryIds"], code: `ENTRYMATCHING_ERROR_${code}`, message });

/** Makes the refusal of an exchange difference that cannot be posted, with the service's code. */
function blocked(problem: DateProblem, { newest }: MatchPlan, whose: "CUSTOMERS" | "SUPPLIERS"): Refusal {
  const day = `The exchange difference would be posted on ${newest?.date}`;
  if (problem === "closed period") return refuse(`CLOSEDPERIODS_${whose}`, `${day}, in a closed period.`);
  if (problem === "barred period") return refuse(`BARREDPERIODS_${whose}`, `${day}, in a barred period.`);
  return refuse("CLOSED_ACCOUNTING_YEAR", `${day}, in a closed accounting year.`);
}

/** Groups entries by customer or supplier. Throws if some have neither, or both kinds are among them. */
function byParty(entries: readonly BookedEntry[]): {
  groups: BookedEntry[][];
  whose: "CUSTOMERS" | "SUPPLIERS";
} {
  const ofCustomers = entries.filter(({ customerNumber }) => customerNumber !== undefined);
  const ofSuppliers = entries.filter(({ supplierNumber }) => supplierNumber !== undefined);
  if (ofCustomers.length > 0 && ofSuppliers.length > 0)
    throw refuse(
      "SUPPLIER_CUSTOMER_MIXED",
      "Entries of customers and of suppliers cannot be matched together.",
    );
  if (ofCustomers.length + ofSuppliers.length < entries.length)
    throw refuse("NO_CUSTOMER_OR_SUPPLIER_ENTRIES", "Only entries of customers or suppliers can be matched.");
  const groups = new Map<number, BookedEntry[]>();
  for (const entry of entries) {
    const party = entry.customerNumber ?? entry.supplierNumber ?? 0;
    const group = groups.get(party);
    if (group === undefined) groups.set(party, [entry]);
    else group.push(entry);
  }
  return { groups: [...groups.values()], whose: ofCustomers.length > 0 ? "CUSTOMERS" : "SUPPLIERS" };
}

/** Settles the entries that the body names against each other. If this is refused, no entry changes. */
export const match: Handler = (call) => {
  const { agreement } = call;
  const ids = [...new Set(objectBody(call.body).entryIds as readonly number[] | undefined)];
  if (ids.length === 0) throw refuse("SELECTATLEASTONEENTRY", "Name at least one entry.");
  const table = agreement.table(bookedEntries);
  const entries = ids.map((id) => table.get(id)).filter((entry) => entry !== undefined);
  if (entries.length < ids.length) throw refuse("ENTRIESNOTFOUND", "Some of the entries do not exist.");
  const { groups, whose } = byParty(entries);
  const plans = groups.map(planMatch);
  if (plans.every(({ pairs }) => pairs.length === 0))
    throw refuse("NO_MATCHES", "Nothing among the entries can be settled.");
  for (const plan of plans) {
    const problem = planProblem(agreement, plan);
    if (problem !== undefined) throw blocked(problem, plan, whose);
  }
  for (const plan of plans) applyMatch(agreement, plan);
  return empty(204);
};
