import { type Call, empty, type Handler } from "../../engine/call.ts";
import { handlerOf } from "../../engine/default-actions.ts";
import { type Change, type Endpoint, resource } from "../../engine/resource.ts";
import { objectBody } from "../../engine/write-record.ts";
import { type Fault, invalid } from "../../errors/refusal.ts";
import { customers } from "../../records/customers.ts";
import { documentOf } from "../../records/documents.ts";
import { type DraftEntry, draftEntries, draftEntryAccruals } from "../../records/journals.ts";
import { accounts } from "../../records/ledger.ts";
import { suppliers } from "../../records/suppliers.ts";
import { detach } from "../documents/attach.ts";
import { voucherNumberUse } from "../ledger/voucher-numbers.ts";
import { entryFaults } from "./checks/index.ts";
import { completeEntry } from "./complete.ts";
import { journalIn } from "./operations.ts";
import { entryOnRest } from "./projections/entry-on-rest.ts";
import { entryOnService } from "./projections/entry-on-service.ts";

const plain: Endpoint<DraftEntry> = {
  document: "journals",
  path: "/draft-entries",
  projection: entryOnService,
};

/** Refuses a bulk call without entries, which has its own code. */
const notEmpty =
  (action: "createBulk" | "replaceBulk"): Handler =>
  (call) => {
    const { entries } = objectBody(call.body);
    if (!Array.isArray(entries) || entries.length === 0) {
      const code = "OneAPIEntriesListCannotBeEmpty";
      throw invalid({ at: ["entries"], code, message: "The list of entries cannot be empty." });
    }
    return handlerOf({ resource: draftEntryResource, endpoint: plain as Endpoint }, action)(call);
  };

/** Checks that a PUT has the voucher number. Only a PUT must have it, because a POST assigns a number. */
function missingVoucher(entry: DraftEntry, before: DraftEntry | undefined): Fault[] {
  if (before === undefined || entry.voucherNumber !== undefined) return [];
  return [{ at: "voucherNumber", code: "InvalidInput", message: "Required property is missing" }];
}

/**
 * Removes the records that belong to a deleted entry: its accrual (O-42), and the voucher's attachment if the voucher
 * has no other entry.
 */
function tidy({ before, after }: Change<DraftEntry>, { agreement }: Call): void {
  if (before === undefined || after !== undefined) return;
  const { journalNumber, entryNumber, year, voucherNumber } = before;
  agreement.table(draftEntryAccruals).remove(`${journalNumber}/${entryNumber}`);
  const document = documentOf(agreement, year, voucherNumber);
  if (document !== undefined && voucherNumberUse(agreement, year, voucherNumber) === undefined)
    detach(agreement, document);
}

/** The lines of journals. REST's entries and vouchers and journalsapi's draft entries are the same records. */
export const draftEntryResource = resource<DraftEntry>({
  kind: draftEntries,
  endpoints: [
    { ...plain, actions: { createBulk: notEmpty("createBulk"), replaceBulk: notEmpty("replaceBulk") } },
    { document: "rest", path: "/journals/{journalNumber}/entries", projection: entryOnRest },
  ],
  references: {
    accountNumber: { kind: accounts, acceptsMissing: true },
    contraAccountNumber: { kind: accounts, acceptsMissing: true },
    customerNumber: { kind: customers, acceptsMissing: true },
    supplierNumber: { kind: suppliers, acceptsMissing: true },
  },
  check: (entry, call, before) => [...missingVoucher(entry, before), ...entryFaults(entry, call, before)],
  complete: (entry, call) => completeEntry(call.agreement, entry),
  changed: tidy,
});

/** Deletes the draft entries of a journal. */
export const deleteAll: Handler = (call) => {
  const { journalNumber } = journalIn(call);
  const table = call.agreement.table(draftEntries);
  for (const entry of table.by("journalNumber", journalNumber)) {
    table.remove(entry.entryNumber);
    tidy({ before: entry }, call);
  }
  return empty(204);
};
