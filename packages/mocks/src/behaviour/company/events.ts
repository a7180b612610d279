import { addDays, endOfMonth, twelveMonthsUntil } from "../../dates/index.ts";
import type { EntryInput } from "../journals/complete.ts";

/** The draft entries of one voucher of the company. */
export type Event = readonly Omit<EntryInput, "entryNumber" | "journalNumber">[];

type Entry = Event[number];

const wholesaler = 1;
const landlord = 2;
const foreignSupplier = 3;

const finance = (
  date: string,
  text: string,
  amount: number,
  account: number,
  contra: number,
  more: Partial<Entry> = {},
): Entry => ({
  entryType: "financeVoucher",
  currency: "DKK",
  date,
  text,
  amount,
  accountNumber: account,
  contraAccountNumber: contra,
  ...more,
});

/** Makes an invoice, and its payment from the bank if it is due by today. */
function purchase(
  today: string,
  invoice: {
    supplier: number;
    date: string;
    days: number;
    amount: number;
    number: string;
    text: string;
    cost: number;
    vat: string;
  },
  more: { currency: string; rate: number; paidAt: number } = { currency: "DKK", rate: 100, paidAt: 100 },
): Event[] {
  const { supplier, date, amount, number, text, cost, vat } = invoice;
  const dueDate = addDays(date, invoice.days);
  const common = { supplierNumber: supplier, supplierInvoiceNumber: number, currency: more.currency };
  const invoiced: Entry = {
    ...common,
    entryType: "supplierInvoice",
    date,
    dueDate,
    text,
    amount: -amount,
    exchangeRate: more.rate,
    contraAccountNumber: cost,
    contraVatCode: vat,
  };
  const paid: Entry = {
    ...common,
    entryType: "supplierPayment",
    date: dueDate,
    text: `Betaling ${number}`,
    amount,
    exchangeRate: more.paidAt,
    contraAccountNumber: 5820,
  };
  return dueDate <= today ? [[invoiced], [paid]] : [[invoiced]];
}

const salary = 62_000;
const tax = 18_000;
const labourTax = 4_960;

/** Makes the vouchers of one month. `index` counts the months from 0. */
function* monthOf(first: string, index: number, today: string): Generator<Event> {
  const on = (day: number): string => addDays(first, day - 1);
  const last = endOfMonth(first);
  const label = first.slice(0, 7);
  const rent = { supplier: landlord, date: first, days: 8, amount: 12_500, number: `H-${label}`, cost: 3410 };
  yield* purchase(today, { ...rent, text: "Husleje", vat: "I25" });
  const goods = {
    supplier: wholesaler,
    date: on(3),
    days: 30,
    number: `MG-${1041 + index * 13}`,
    cost: 1310,
  };
  yield* purchase(today, {
    ...goods,
    amount: 31_250 + ((index * 1_370) % 9_000),
    text: "Varekøb",
    vat: "I25",
  });
  if (index % 2 === 0) {
    const abroad = {
      supplier: foreignSupplier,
      date: on(12),
      days: 21,
      number: `KS-${500 + index}`,
      cost: 3600,
    };
    const rates = { currency: "EUR", rate: 746, paidAt: index % 4 === 0 ? 745.5 : 746.25 };
    yield* purchase(today, { ...abroad, amount: 850 + index * 10, text: "Kontorudstyr", vat: "IEUV" }, rates);
  }
  yield [finance(on(15), "Telefon og internet", 748.75, 3617, 5820, { vatCode: "I25" })];
  yield [finance(on(16), "Annoncering", 1_875 + (index % 3) * 250, 2740, 5820, { vatCode: "I25" })];
  yield [
    finance(on(20), "Kontantsalg", 9_375 + ((index * 625) % 3_750), 5710, 1010, { contraVatCode: "U25" }),
  ];
  yield [finance(on(21), "Kasse til bank", 8_000, 5820, 5710)];
  yield [finance(last, "Afskrivning", 1_500, 3940, 5130)];
  yield [
    finance(last, "Løn", salary - tax - labourTax, 2250, 5820),
    finance(last, "A-skat", tax, 2250, 6830),
    finance(last, "AM-bidrag", labourTax, 2250, 6840),
  ];
  if (index > 0)
    yield [finance(on(10), "A-skat", tax, 6830, 5820), finance(on(10), "AM-bidrag", labourTax, 6840, 5820)];
}

/** Lists the company's vouchers of twelve months by day, except for sales invoices. */
export function eventsUntil(today: string): readonly Event[] {
  const months = twelveMonthsUntil(today);
  const start = months[0] ?? today;
  const capital = [
    finance(start, "Selskabskapital", 40_000, 5820, 7900),
    finance(start, "Indskud", 560_000, 5820, 7990),
  ];
  const machines = [finance(start, "Inventar", 87_500, 5110, 5820, { vatCode: "I25" })];
  const dateOf = (event: Event): string => event[0]?.date ?? "";
  return [capital, machines, ...months.flatMap((first, index) => [...monthOf(first, index, today)])]
    .filter((event) => dateOf(event) <= today)
    .sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
}
