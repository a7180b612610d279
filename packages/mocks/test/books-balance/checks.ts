import { expect } from "vitest";
import type { TestMock } from "../../src/testing/test-mock.ts";
import { collection, items } from "./step.ts";

/** Converts an amount to whole cents, which add up exactly. */
const cents = (amount: number | undefined): number => Math.round((amount ?? 0) * 100);
const total = (amounts: readonly (number | undefined)[]): number =>
  amounts.reduce<number>((sum, amount) => sum + cents(amount), 0);

function grouped<T>(rows: readonly T[], name: (row: T) => string | number): Map<string | number, T[]> {
  const groups = new Map<string | number, T[]>();
  for (const row of rows) groups.set(name(row), [...(groups.get(name(row)) ?? []), row]);
  return groups;
}

interface Entry {
  readonly entryNumber: number;
  readonly voucherNumber: number;
  readonly account: { readonly accountNumber: number };
  readonly amount: number;
  readonly amountInBaseCurrency: number;
  readonly remainder: number;
  readonly remainderInBaseCurrency: number;
  readonly entryType: string;
  readonly customer?: { readonly customerNumber: number };
  readonly supplier?: { readonly supplierNumber: number };
  readonly bookedInvoice?: { readonly bookedInvoiceNumber: number };
}

interface Booked {
  readonly bookedInvoiceNumber: number;
  readonly date: string;
  readonly dueDate: string;
  readonly netAmount: number;
  readonly vatAmount: number;
  readonly grossAmount: number;
  readonly netAmountInBaseCurrency: number;
  readonly remainder: number;
  readonly remainderInBaseCurrency: number;
}

/** Checks that the ledger sums to zero: in total, for each voucher, and in the balances of its accounts. */
async function checkLedger(mock: TestMock, entries: readonly Entry[]): Promise<void> {
  expect(total(entries.map((entry) => entry.amountInBaseCurrency))).toBe(0);
  for (const [, voucher] of grouped(entries, ({ voucherNumber }) => voucherNumber))
    expect(total(voucher.map((entry) => entry.amountInBaseCurrency))).toBe(0);
  const balances = grouped(entries, ({ account }) => account.accountNumber);
  for (const { accountNumber, accountType, balance } of await collection(mock, "/accounts")) {
    if (accountType !== "status" && accountType !== "profitAndLoss") continue;
    const own = balances.get(accountNumber) ?? [];
    expect([accountNumber, cents(balance)]).toEqual([
      accountNumber,
      total(own.map((entry) => entry.amountInBaseCurrency)),
    ]);
  }
}

/** Checks that the open amounts of each customer and of the supplier add up to the sum of their entries. */
function checkParties(entries: readonly Entry[]): void {
  const ofCustomers = entries.filter(({ customer }) => customer !== undefined);
  const groups = [
    ...grouped(ofCustomers, ({ customer }) => customer?.customerNumber ?? 0).values(),
    entries.filter(({ supplier }) => supplier !== undefined),
  ];
  for (const own of groups)
    expect(total(own.map((entry) => entry.remainderInBaseCurrency))).toBe(
      total(own.map((entry) => entry.amountInBaseCurrency)),
    );
  for (const { amount, remainder } of entries) {
    expect(Math.abs(remainder)).toBeLessThanOrEqual(Math.abs(amount));
    expect(Math.sign(remainder) * Math.sign(amount)).toBeGreaterThanOrEqual(0);
  }
}

/**
 * Checks that each invoice agrees with its entry in the ledger, and is in the listings that it belongs to and in no
 * other.
 */
async function checkInvoices(mock: TestMock, entries: readonly Entry[]): Promise<readonly Booked[]> {
  const [booked, paid, unpaid, overdue, notDue] = (await Promise.all(
    ["booked", "paid", "unpaid", "overdue", "not-due"].map((state) => collection(mock, `/invoices/${state}`)),
  )) as [Booked[], Booked[], Booked[], Booked[], Booked[]];
  const numbers = (invoices: readonly Booked[]) =>
    invoices.map(({ bookedInvoiceNumber }) => bookedInvoiceNumber);
  const sorted = (invoices: readonly Booked[]) => numbers(invoices).sort((a, b) => a - b);
  expect(sorted([...paid, ...unpaid])).toEqual(numbers(booked));
  expect(sorted([...overdue, ...notDue])).toEqual(numbers(unpaid));
  for (const invoice of booked) {
    const own = entries.filter(
      ({ entryType, bookedInvoice }) =>
        entryType === "customerInvoice" && bookedInvoice?.bookedInvoiceNumber === invoice.bookedInvoiceNumber,
    );
    const [owed] = own.filter(({ customer }) => customer !== undefined);
    expect([owed?.amount, owed?.remainder, owed?.remainderInBaseCurrency]).toEqual([
      invoice.grossAmount,
      invoice.remainder,
      invoice.remainderInBaseCurrency,
    ]);
    expect(cents(invoice.grossAmount)).toBe(cents(invoice.netAmount) + cents(invoice.vatAmount));
    expect(total(own.map(({ amount }) => amount))).toBe(0);
  }
  const totals = (await mock.rest("GET", "/invoices/totals")).body.booked;
  expect([totals.invoiceCount, totals.unpaid.invoiceCount]).toEqual([booked.length, unpaid.length]);
  expect(cents(totals.netAmountInBaseCurrency)).toBe(total(booked.map((one) => one.netAmountInBaseCurrency)));
  expect(cents(totals.unpaid.grossRemainderInBaseCurrency)).toBe(
    total(unpaid.map((one) => one.remainderInBaseCurrency)),
  );
  return booked;
}

/** Checks that both surfaces show the same entries, drafts, lines and journal lines. */
async function checkSurfaces(mock: TestMock, entries: readonly Entry[]): Promise<void> {
  const onService = await items(mock, "bookedEntriesapi", "/booked-entries");
  type ServiceEntry = { entryNumber: number; accountNumber: number; amount?: number; remainder?: number };
  expect(
    onService.map(({ entryNumber, accountNumber, amount, remainder }: ServiceEntry) => [
      entryNumber,
      accountNumber,
      amount ?? 0,
      remainder ?? 0,
    ]),
  ).toEqual(
    entries.map(({ entryNumber, account, amount, remainder }) => [
      entryNumber,
      account.accountNumber,
      amount,
      remainder,
    ]),
  );

  type Draft = { draftInvoiceNumber: number; netAmount: number; self: string };
  const drafts: Draft[] = await collection(mock, "/invoices/drafts");
  const documents: { number: number; draftInvoiceNumber: number; amount?: number }[] = await items(
    mock,
    "q2capi",
    "/invoices/drafts",
  );
  const inOrder = (rows: (readonly [number, number])[]) => rows.sort(([a], [b]) => a - b);
  expect(
    inOrder(documents.map(({ draftInvoiceNumber, amount }) => [draftInvoiceNumber, amount ?? 0])),
  ).toEqual(drafts.map(({ draftInvoiceNumber, netAmount }) => [draftInvoiceNumber, netAmount]));
  const lines: { draftInvoiceNumber: number; userInterfaceNumber: number; totalNetAmount?: number }[] =
    await items(mock, "q2capi", "/invoices/drafts/lines");
  const byDraft = grouped(lines, ({ draftInvoiceNumber }) => draftInvoiceNumber);
  for (const { draftInvoiceNumber, netAmount, self } of drafts) {
    const own = [...(byDraft.get(draftInvoiceNumber) ?? [])]
      .sort((a, b) => a.userInterfaceNumber - b.userInterfaceNumber)
      .map(({ totalNetAmount }) => totalNetAmount ?? 0);
    const single = (await mock.rest("GET", new URL(self).pathname)).body;
    expect(single.lines.map((line: { totalNetAmount: number }) => line.totalNetAmount)).toEqual(own);
    expect(total(own)).toBe(cents(netAmount));
  }

  type Line = { journalEntryNumber: number; amount: number };
  const vouchers: { entries: Record<string, Line[]> }[] = await collection(mock, "/journals/1/vouchers");
  const onVouchers = vouchers.flatMap((voucher) => Object.values(voucher.entries).flat());
  const drafted: { entryNumber: number; amount?: number }[] = await items(
    mock,
    "journalsapi",
    "/draft-entries",
  );
  expect(inOrder(onVouchers.map(({ journalEntryNumber, amount }) => [journalEntryNumber, amount]))).toEqual(
    drafted.map(({ entryNumber, amount }) => [entryNumber, amount ?? 0]),
  );
}

/** Checks everything that must always be true. Returns how many invoices there are. */
export async function checkBooks(
  mock: TestMock,
): Promise<{ readonly booked: number; readonly drafts: number }> {
  const entries: Entry[] = await collection(mock, "/accounting-years/2026/entries");
  await checkLedger(mock, entries);
  checkParties(entries);
  const booked = await checkInvoices(mock, entries);
  await checkSurfaces(mock, entries);
  const drafts = (await mock.rest("GET", "/invoices/drafts")).body.pagination.results;
  return { booked: booked.length, drafts };
}
