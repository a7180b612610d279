import { type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import type { View } from "../../projection/rule.ts";
import { computed, link, readOnly, reference } from "../../projection/rules.ts";
import { type DraftEntry, draftEntries } from "../../records/journals.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { Entity } from "../../store/entity.ts";
import { kind } from "../../store/kind.ts";
import { draftTypeNames, draftTypes } from "./entry-types.ts";
import { entryInVoucher, voucherPath } from "./projections/entry-on-rest.ts";

/** The draft entries of a journal with the same voucher number and accounting year. Vouchers are not stored. */
export type Voucher = {
  readonly journalNumber: number;
  readonly year: string;
  readonly voucherNumber: number;
  readonly entries: readonly DraftEntry[];
};

export const vouchers = kind<Voucher>("vouchers", "year", "voucherNumber");

/** Lists the vouchers of a journal by year and number. Booked vouchers are no longer in it. */
export function vouchersOf(agreement: Agreement, journalNumber: number): readonly Voucher[] {
  const found = new Map<string, Voucher & { entries: DraftEntry[] }>();
  for (const entry of agreement.table(draftEntries).by("journalNumber", journalNumber)) {
    const { year, voucherNumber } = entry;
    const known = found.get(`${year}/${voucherNumber}`);
    if (known !== undefined) known.entries.push(entry);
    else found.set(`${year}/${voucherNumber}`, { journalNumber, year, voucherNumber, entries: [entry] });
  }
  return [...found.values()].sort((a, b) =>
    a.year < b.year ? -1 : a.year > b.year ? 1 : a.voucherNumber - b.voucherNumber,
  );
}

/** Makes an object with an array for each type that the voucher has (L-123). */
function entriesByType(voucher: Entity, view: View): Record<string, unknown> {
  const { entries } = voucher as Voucher;
  const arrays: Record<string, unknown> = {};
  for (const type of draftTypeNames) {
    const own = entries.filter((entry) => entry.entryType === type);
    if (own.length > 0)
      arrays[draftTypes[type].array] = own.map((entry) => entryInVoucher.render(entry, view));
  }
  return arrays;
}

export const voucherOnRest = projection({
  accountingYear: reference("/accounting-years/{year}", { readOnly: true }),
  journal: reference("/journals/{journalNumber}", { readOnly: true }),
  entries: computed(entriesByType),
  voucherNumber: readOnly("voucherNumber"),
  attachment: link(`${voucherPath}/attachment`),
  self: link(voucherPath),
});

/** Finds the voucher that a path names (L-122). Throws a 404 if there is none. */
export function voucherIn({ agreement, params }: Parameters<Handler>[0]): Voucher {
  const voucher = vouchersOf(agreement, Number(params.journalNumber)).find(
    ({ year, voucherNumber }) => year === params.accountingYear && voucherNumber === params.voucherNumber,
  );
  if (voucher === undefined) throw notFound();
  return voucher;
}

export const getVoucher: Handler = (call) => ok(voucherOnRest.render(voucherIn(call), call));
