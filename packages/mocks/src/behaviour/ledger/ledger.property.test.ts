import fc from "fast-check";
import { expect, test } from "vitest";
import { bookedInvoices } from "../../records/invoices.ts";
import { draftEntries } from "../../records/journals.ts";
import { type BookedEntry, bookedEntries } from "../../records/ledger.ts";
import { makeDraft } from "../../testing/invoice-bodies.ts";
import {
  draftEntry,
  financeEntry,
  mockWithParties,
  supplierInvoice,
  voucher,
} from "../../testing/journal-bodies.ts";
import type { TestMock } from "../../testing/test-mock.ts";

/** A change to the books. The record that it changes is computed from `pick` when the step runs. */
interface Step {
  readonly action: keyof typeof runs;
  readonly cents: number;
  readonly pick: number;
  readonly foreign: boolean;
}

const bank = { contraAccount: { accountNumber: 5820 } };

const currencyOf = ({ foreign, pick }: Step) =>
  foreign ? { currency: { code: "EUR" }, exchangeRate: 740 + (pick % 1500) / 100 } : {};

const postVoucher = (mock: TestMock, entries: Record<string, unknown>) =>
  mock.rest("POST", "/journals/1/vouchers", voucher(entries));

const chosen = <T>(from: readonly T[], { pick }: Step): T | undefined =>
  from[pick % Math.max(1, from.length)];

const partyEntries = (mock: TestMock): readonly BookedEntry[] =>
  mock
    .agreement()
    .records(bookedEntries)
    .all()
    .filter((entry) => entry.customerNumber !== undefined || entry.supplierNumber !== undefined);

/** A refusal is as good as a success here: after any answer, the books must balance. */
const runs = {
  purchase: (mock: TestMock, step: Step) => {
    const contraVatAccount = { vatCode: ["I25", "IEUV", "U25"][step.pick % 3] };
    const invoice = supplierInvoice({
      amount: -step.cents / 100,
      supplierInvoiceNumber: `F-${step.pick % 5}`,
      contraVatAccount,
      ...currencyOf(step),
    });
    return postVoucher(mock, { supplierInvoices: [invoice] });
  },
  expense: (mock: TestMock, step: Step) =>
    postVoucher(mock, { financeVouchers: [financeEntry({ amount: step.cents / 100, ...currencyOf(step) })] }),
  sale: (mock: TestMock, step: Step) => {
    const entry = {
      date: "2026-08-02",
      amount: step.cents / 100,
      customer: { customerNumber: 1 },
      customerInvoice: (step.pick % 5) + 1,
    };
    return postVoucher(mock, {
      manualCustomerInvoices: [
        {
          ...entry,
          contraAccount: { accountNumber: 1010 },
          contraVatAccount: { vatCode: "U25" },
          ...currencyOf(step),
        },
      ],
    });
  },
  customerPays: (mock: TestMock, step: Step) => {
    const invoice = chosen(mock.agreement().records(bookedInvoices).all(), step)?.bookedInvoiceNumber;
    const entry = {
      date: "2026-08-14",
      amount: -step.cents / 100,
      customer: { customerNumber: 1 },
      customerInvoice: invoice ?? (step.pick % 5) + 1,
    };
    return postVoucher(mock, { customerPayments: [{ ...entry, ...bank, ...currencyOf(step) }] });
  },
  paySupplier: (mock: TestMock, step: Step) => {
    const entry = {
      date: "2026-08-14",
      amount: step.cents / 100,
      supplier: { supplierNumber: 1 },
      supplierInvoiceNumber: `F-${step.pick % 5}`,
    };
    return postVoucher(mock, { supplierPayments: [{ ...entry, ...bank, ...currencyOf(step) }] });
  },
  oneSided: (mock: TestMock, step: Step) =>
    postVoucher(mock, {
      supplierPayments: [{ date: "2026-08-14", amount: step.cents / 100, supplier: { supplierNumber: 1 } }],
    }),
  draftOnService: (mock: TestMock, step: Step) =>
    mock.apis(
      "journalsapi",
      "POST",
      "/draft-entries",
      draftEntry({ amount: step.cents / 100, vatCode: "I25" }),
    ),
  deleteDraft: (mock: TestMock, step: Step) => {
    const entry = chosen(mock.agreement().records(draftEntries).all(), step);
    return mock.rest("DELETE", `/journals/1/entries/${entry?.entryNumber ?? 1}`);
  },
  changeDraft: async (mock: TestMock, step: Step) => {
    const entry = chosen((await mock.apis("journalsapi", "GET", "/draft-entries")).body.items, step) as
      | object
      | undefined;
    return mock.apis("journalsapi", "PUT", "/draft-entries", { ...entry, amount: step.cents / 100 });
  },
  bookInvoice: async (mock: TestMock, step: Step) => {
    const lines = [
      { product: { productNumber: "1" }, quantity: (step.pick % 7) + 1, unitNetPrice: step.cents / 100 },
    ];
    const draft = await makeDraft(mock, { lines, currency: step.foreign ? "EUR" : "DKK" });
    return mock.rest("POST", "/invoices/booked", {
      draftInvoice: { draftInvoiceNumber: draft.draftInvoiceNumber },
    });
  },
  bookJournal: (mock: TestMock) => mock.apis("journalsapi", "POST", "/journals/1/book"),
  match: (mock: TestMock, step: Step) => {
    const side = step.foreign ? "customerNumber" : "supplierNumber";
    const ids = partyEntries(mock)
      .filter((entry) => entry[side] !== undefined && (entry.entryNumber + step.pick) % 4 > 0)
      .map(({ entryNumber }) => entryNumber);
    return mock.apis("bookedEntriesapi", "POST", "/booked-entries/match", { entryIds: ids });
  },
} satisfies Record<string, (mock: TestMock, step: Step) => Promise<unknown>>;

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    // Booking and matching run more often, because they need the results of the other actions.
    action: fc.constantFrom(
      ...(Object.keys(runs) as Step["action"][]),
      ...(["bookJournal", "bookJournal", "bookJournal", "match", "match"] as const),
    ),
    cents: fc.integer({ min: 1, max: 5_000_000 }),
    pick: fc.nat(10_000),
    foreign: fc.boolean(),
  }),
  { minLength: 5, maxLength: 20 },
);

const inCents = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + Math.round(amount * 100), 0);

/**
 * Checks that the ledger and each of its vouchers sum to zero, and that open amounts of customers and suppliers add up.
 */
function checkBooks(mock: TestMock): void {
  const entries = mock.agreement().records(bookedEntries).all();
  const vouchers = new Map<string, number[]>();
  for (const { year, voucherNumber, amountInBaseCurrency } of entries) {
    const name = `${year}-${voucherNumber}`;
    vouchers.set(name, [...(vouchers.get(name) ?? []), amountInBaseCurrency]);
  }
  for (const amounts of vouchers.values()) expect(inCents(amounts)).toBe(0);
  const party = partyEntries(mock);
  for (const side of ["customerNumber", "supplierNumber"] as const) {
    const own = party.filter((entry) => entry[side] !== undefined);
    expect(inCents(own.map((entry) => entry.remainderInBaseCurrency))).toBe(
      inCents(own.map((entry) => entry.amountInBaseCurrency)),
    );
  }
  for (const { amount, remainder } of party) {
    expect(Math.abs(remainder)).toBeLessThanOrEqual(Math.abs(amount));
    expect(remainder * amount).toBeGreaterThanOrEqual(0);
  }
  for (const invoice of mock.agreement().records(bookedInvoices).all()) {
    const owed = party.find((entry) => entry.bookedInvoiceNumber === invoice.bookedInvoiceNumber);
    expect([invoice.remainder, invoice.remainderInBaseCurrency]).toEqual([
      owed?.remainder,
      owed?.remainderInBaseCurrency,
    ]);
  }
}

/** Checks that both surfaces show the same entries and drafts, and that the accounts' balances sum to zero. */
async function checkSurfaces(mock: TestMock): Promise<void> {
  type Line = { entryNumber: number; amount?: number; remainder?: number };
  const shown = (entries: Line[]) =>
    entries.map(({ entryNumber, amount, remainder }) => [entryNumber, amount ?? 0, remainder ?? 0]);
  const onService = (await mock.apis("bookedEntriesapi", "GET", "/booked-entries")).body.items;
  const onRest = (await mock.rest("GET", "/accounting-years/2026/entries?pagesize=1000")).body.collection;
  expect(shown(onRest)).toEqual(shown(onService));
  const accounts = (await mock.rest("GET", "/accounts?pagesize=1000")).body.collection as {
    balance: number;
  }[];
  expect(inCents(accounts.map(({ balance }) => balance))).toBe(0);
  const drafts = (await mock.apis("journalsapi", "GET", "/draft-entries/count")).body;
  expect((await mock.rest("GET", "/journals/1/entries")).body.pagination.results).toBe(drafts);
}

test("random vouchers, bookings, payments, matches and deletes keep the balance", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const mock = mockWithParties({ rateLimit: false });
      mock.agreement().products.add({ productNumber: "1" });
      for (const step of sequence) {
        const { status } = (await runs[step.action](mock, step)) as { status: number };
        expect(status).toBeLessThan(500);
        checkBooks(mock);
      }
      await checkSurfaces(mock);
    }),
    { numRuns: 60 },
  );
}, 60_000);
