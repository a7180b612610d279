import { draftEntry, financeEntry, supplierInvoice, voucher } from "../../src/testing/journal-bodies.ts";
import type { TestMock } from "../../src/testing/test-mock.ts";
import { chosen, collection, items, type Run, type Step } from "./step.ts";

const cents = (amount: number): number => Math.round(amount * 100) / 100;

const post = (mock: TestMock, entries: object) =>
  mock.rest("POST", "/journals/1/vouchers", voucher({ ...entries }));

const expense: Run = (mock, { unitNetPrice }) =>
  post(mock, { financeVouchers: [financeEntry({ amount: unitNetPrice })] });

const purchase: Run = (mock, { unitNetPrice, pick }) => {
  const supplierInvoiceNumber = `F-${pick % 3}`;
  return post(mock, {
    supplierInvoices: [supplierInvoice({ amount: -unitNetPrice, supplierInvoiceNumber })],
  });
};

const paySupplier: Run = (mock, { unitNetPrice, pick }) =>
  post(mock, {
    supplierPayments: [
      {
        date: "2026-08-14",
        amount: unitNetPrice,
        supplier: { supplierNumber: 1 },
        supplierInvoiceNumber: `F-${pick % 3}`,
        contraAccount: { accountNumber: 5820 },
      },
    ],
  });

interface Unpaid {
  readonly bookedInvoiceNumber: number;
  readonly remainder: number;
  readonly currency: string;
  readonly exchangeRate: number;
  readonly customer: { readonly customerNumber: number };
}

/**
 * Returns whether a payment names its invoice. A payment that does not name its invoice stays open until it is matched.
 */
const names = ({ pick }: Step): boolean => pick % 2 > 0;

/**
 * Makes a payment of an invoice. If the invoice is in a foreign currency, the exchange rate differs from the booked
 * one.
 */
const payment = (invoice: Unpaid, { share, pick }: Step) => ({
  amount: cents(-invoice.remainder * (share / 100)),
  exchangeRate: invoice.currency === "DKK" ? 100 : invoice.exchangeRate + (pick % 21) - 10,
});

const payOnRest: Run = async (mock, step) => {
  const invoice = chosen((await collection(mock, "/invoices/unpaid")) as Unpaid[], step);
  if (invoice === undefined) return undefined;
  const { currency, customer, bookedInvoiceNumber } = invoice;
  const entry = {
    ...payment(invoice, step),
    date: "2026-08-14",
    currency: { code: currency },
    customer: { customerNumber: customer.customerNumber },
    ...(names(step) ? { customerInvoice: bookedInvoiceNumber } : {}),
    contraAccount: { accountNumber: 5820 },
  };
  return post(mock, { customerPayments: [entry] });
};

const payOnService: Run = async (mock, step) => {
  const invoice = chosen((await collection(mock, "/invoices/unpaid")) as Unpaid[], step);
  if (invoice === undefined) return undefined;
  return mock.apis("journalsapi", "POST", "/draft-entries", {
    ...payment(invoice, step),
    entryTypeNumber: 2,
    journalNumber: 1,
    date: "2026-08-14T00:00:00Z",
    currency: invoice.currency,
    customerNumber: invoice.customer.customerNumber,
    ...(names(step) ? { customerInvoiceNumber: String(invoice.bookedInvoiceNumber) } : {}),
    contraAccountNumber: 5820,
  });
};

const draftEntryOnService: Run = (mock, { unitNetPrice, pick }) => {
  const vat = pick % 2 === 0 ? { vatCode: "I25" } : {};
  return mock.apis("journalsapi", "POST", "/draft-entries", draftEntry({ amount: unitNetPrice, ...vat }));
};

const deleteEntry: Run = async (mock, step) => {
  const entry = chosen(await items(mock, "journalsapi", "/draft-entries"), step) as
    | { entryNumber: number }
    | undefined;
  if (entry === undefined) return undefined;
  return step.pick % 2 === 0
    ? mock.rest("DELETE", `/journals/1/entries/${entry.entryNumber}`)
    : mock.apis("journalsapi", "DELETE", `/draft-entries/${entry.entryNumber}`);
};

const bookJournal: Run = (mock) => mock.apis("journalsapi", "POST", "/journals/1/book");

/** Settles most of the open entries of a customer or of the supplier. */
const match: Run = async (mock, { customerNumber, pick }) => {
  const whose = pick % 3 === 0 ? "supplierNumber$eq:1" : `customerNumber$eq:${customerNumber}`;
  const filter = encodeURIComponent(`${whose}$and:remainder$ne:0`);
  const open = (await items(mock, "bookedEntriesapi", `/booked-entries?filter=${filter}`)) as {
    entryNumber: number;
  }[];
  const entryIds = open.map(({ entryNumber }) => entryNumber).filter((number) => (number + pick) % 7 > 0);
  if (entryIds.length === 0) return undefined;
  return mock.apis("bookedEntriesapi", "POST", "/booked-entries/match", { entryIds });
};

export const journalActions = {
  expense,
  purchase,
  paySupplier,
  payOnRest,
  payOnService,
  draftEntryOnService,
  deleteEntry,
  bookJournal,
  match,
};
