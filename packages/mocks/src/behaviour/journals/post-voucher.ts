import type { Call, Handler } from "../../engine/call.ts";
import { StrictMockError } from "../../errors/mock-error.ts";
import { type Fault, invalid, notFound } from "../../errors/refusal.ts";
import { referred } from "../../projection/referred.ts";
import { draftEntries, type Journal, journals } from "../../records/journals.ts";
import { accountingYears } from "../../records/ledger.ts";
import { decodeRestKey, encodeRestKey } from "../../routing/path-keys.ts";
import { isObject, type JsonObject } from "../../store/entity.ts";
import { keysFromLink } from "../../surface/links.ts";
import { nextVoucherNumber } from "../ledger/voucher-numbers.ts";
import { closedAccounts, entryFaults } from "./checks/index.ts";
import { completeEntry, type EntryInput } from "./complete.ts";
import { draftTypeNames, draftTypes } from "./entry-types.ts";
import { entryInVoucher } from "./projections/entry-on-rest.ts";
import { voucherOnRest, vouchersOf } from "./vouchers.ts";

/** Reads the voucher's year, which is a name or a link (L-04, U-05). */
function yearIn(body: JsonObject, call: Call): string {
  const accountingYear = isObject(body.accountingYear) ? body.accountingYear : {};
  const linked =
    typeof accountingYear.self === "string"
      ? keysFromLink("/accounting-years/{year}", accountingYear.self)?.year
      : undefined;
  const named = linked === undefined ? undefined : decodeRestKey(linked);
  const year = referred(accountingYear.year, named, "accountingYear", call);
  const at = [0, "accountingYear"];
  if (year === undefined) throw invalid({ at, code: "E04042", message: "accountingYear is missing a value" });
  if (typeof year === "string" && call.agreement.table(accountingYears).has(year)) return year;
  throw invalid({ at, code: "E06000", message: `Accounting year '${year}' not found.`, input: year });
}

/** Refuses a body that names another journal than the path. What the servers do is not recorded. */
function refuseOtherJournal(body: JsonObject, call: Call): void {
  const inBody = isObject(body.journal) ? body.journal.journalNumber : undefined;
  if (inBody === undefined || inBody === call.params.journalNumber || !call.mock.options.strict) return;
  throw new StrictMockError(
    `The body names journal ${String(inBody)}, and the URL journal ${call.params.journalNumber} (leave it out of the body).`,
  );
}

/** Reads the entries of all five arrays, in the order of the types. */
function entriesIn(body: JsonObject, journal: Journal, year: string, call: Call): EntryInput[] {
  const arrays = isObject(body.entries) ? body.entries : {};
  const voucherNumber = typeof body.voucherNumber === "number" ? { voucherNumber: body.voucherNumber } : {};
  return draftTypeNames.flatMap((entryType) => {
    const sent = arrays[draftTypes[entryType].array];
    return (Array.isArray(sent) ? sent : []).map((entry) => ({
      currency: call.agreement.settings.baseCurrency,
      ...(entryInVoucher.parse(entry as JsonObject, call) as Omit<EntryInput, "entryNumber" | "currency">),
      ...voucherNumber,
      entryNumber: 0,
      entryType,
      journalNumber: journal.journalNumber,
      year,
    }));
  });
}

/**
 * Adds to a fault its path in the servers' tree of a voucher, which counts entries over all arrays (X-27):
 * `[0].entries[1].account`.
 */
function located(fault: Fault, index: number): Fault {
  const { at } = fault;
  if (at === "journalNumber" || at === "voucherNumber") return { ...fault, at: [0, at] };
  const name = typeof at === "string" ? (entryInVoucher.pathOf(at)?.[0] ?? at) : at?.[0];
  return { ...fault, at: [0, "entries", index, ...(name === undefined ? [] : [name])] };
}

/** Drops repeated faults. For example, each entry of a voucher reports the same fault about the voucher's number. */
const distinct = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify([fault.at, fault.message]), fault])).values(),
];

/**
 * Adds the draft entries of one voucher, and answers 201 with an array (L-120). If the voucher exists in the journal, the
 * entries are added to it.
 */
export const postVoucher: Handler = (call) => {
  const { agreement } = call;
  const journal = agreement.table(journals).get(Number(call.params.journalNumber));
  if (journal === undefined) throw notFound();
  const body = isObject(call.body) ? call.body : {};
  refuseOtherJournal(body, call);
  const year = yearIn(body, call);
  const entries = entriesIn(body, journal, year, call);
  if (entries.length === 0)
    throw invalid({ at: [0, "entries"], code: "E04042", message: "entries is missing a value" });
  const faults = [
    ...closedAccounts(entries, call),
    ...entries.flatMap((entry, index) => entryFaults(entry, call).map((fault) => located(fault, index))),
  ];
  if (faults.length > 0) throw invalid(...distinct(faults));
  const voucherNumber = entries[0]?.voucherNumber ?? nextVoucherNumber(agreement, journal, year);
  const table = agreement.table(draftEntries);
  for (const entry of entries)
    table.insert(completeEntry(agreement, { ...entry, voucherNumber, entryNumber: table.nextNumber() }));
  const made = vouchersOf(agreement, journal.journalNumber).filter(
    (voucher) => voucher.year === year && voucher.voucherNumber === voucherNumber,
  );
  return {
    status: 201,
    body: made.map((voucher) => voucherOnRest.render(voucher, call)),
    location: `/journals/${journal.journalNumber}/vouchers/${encodeRestKey(year)}-${voucherNumber}`,
  };
};
