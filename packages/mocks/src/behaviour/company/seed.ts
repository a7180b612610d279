import { addDays } from "../../dates/index.ts";
import type { SeedContext } from "../../engine/resource.ts";
import { budgetFigures } from "../../records/budgets.ts";
import { bookedInvoices } from "../../records/invoices.ts";
import { draftEntries } from "../../records/journals.ts";
import { accountingYears } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { completeEntry } from "../journals/complete.ts";
import { yearOf } from "../ledger/periods.ts";
import { closeYear } from "./close-year.ts";
import { type Event, eventsUntil } from "./events.ts";
import { createPoster, daily } from "./post.ts";

/** Makes payments of invoices that were due three weeks ago. Every eighth invoice stays open. */
function* customerPayments(agreement: Agreement, today: string): Generator<Event> {
  const invoices = agreement.table(bookedInvoices).all();
  for (const [index, invoice] of invoices.entries()) {
    const { bookedInvoiceNumber, customerNumber, currency, exchangeRate, remainder, dueDate, date } = invoice;
    const due = dueDate ?? date;
    if (remainder <= 0 || index % 8 === 7 || addDays(due, 21) >= today) continue;
    yield [
      {
        entryType: "customerPayment",
        date: addDays(due, index % 9),
        text: `Indbetaling, faktura ${bookedInvoiceNumber}`,
        amount: -remainder,
        currency,
        exchangeRate,
        customerNumber,
        customerInvoiceNumber: bookedInvoiceNumber,
        contraAccountNumber: 5820,
      },
    ];
  }
}

/** Adds drafts to the daily journal. */
function draft(agreement: Agreement, today: string): void {
  const table = agreement.table(draftEntries);
  const common = { journalNumber: daily, date: today, currency: "DKK" };
  const waiting: Event = [
    {
      ...common,
      entryType: "supplierInvoice",
      amount: -4_375,
      text: "Varekøb",
      supplierNumber: 1,
      supplierInvoiceNumber: "MG-1300",
      dueDate: addDays(today, 30),
      contraAccountNumber: 1310,
      contraVatCode: "I25",
    },
    {
      ...common,
      entryType: "financeVoucher",
      amount: 125,
      text: "Gebyr",
      accountNumber: 3690,
      contraAccountNumber: 5820,
    },
  ];
  for (const entry of waiting)
    table.insert(
      completeEntry(agreement, { ...entry, journalNumber: daily, entryNumber: table.nextNumber() }),
    );
}

/** Adds budget figures of this year: sales, salaries and rent by quarter. */
function budget(agreement: Agreement, today: string): void {
  const table = agreement.table(budgetFigures);
  const year = today.slice(0, 4);
  const quarters = [
    ["01-01", "03-31"],
    ["04-01", "06-30"],
    ["07-01", "09-30"],
    ["10-01", "12-31"],
  ] as const;
  for (const [accountNumber, amount] of [
    [1010, -240_000],
    [2250, 186_000],
    [3410, 30_000],
  ] as const) {
    for (const [from, to] of quarters)
      table.insert({
        number: table.nextNumber(),
        accountNumber,
        fromDate: `${year}-${from}`,
        toDate: `${year}-${to}`,
        amount,
      });
  }
}

/** Closes last year, if today is after about the middle of this year. */
function closeLastYear(agreement: Agreement, today: string): void {
  const current = yearOf(agreement, today);
  const last =
    current &&
    agreement
      .table(accountingYears)
      .all()
      .find(({ toDate }) => addDays(toDate, 1) === current.fromDate);
  if (current !== undefined && last !== undefined && today >= addDays(current.fromDate, 150))
    closeYear(agreement, last, current);
}

export function seedCompany(agreement: Agreement, { today }: SeedContext): void {
  const post = createPoster(agreement);
  for (const event of eventsUntil(today)) post(event);
  for (const event of customerPayments(agreement, today)) post(event);
  closeLastYear(agreement, today);
  draft(agreement, today);
  budget(agreement, today);
}
