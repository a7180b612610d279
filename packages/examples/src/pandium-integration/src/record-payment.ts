import type { Order } from "./shop.ts";
import type { Work } from "./work.ts";

/** Returns the text of the entry, by which it is found again. */
const textOf = ({ id }: Order): string => `Shop order ${id}`;

/** Enters a card payment into the journal that the tenant has chosen, against the journal's own contra account. */
export async function recordPayment(work: Work, order: Order, bookedInvoiceNumber: number): Promise<void> {
  const { run, write } = work;
  const journalNumber = run.settings.number("journal");
  await write(`payment/${order.id}`, {
    find: () => findPayment(work, order, journalNumber),
    async call(idempotencyKey) {
      const body = await voucherOf(work, order, bookedInvoiceNumber);
      const vouchers = await run.economic.rest.post("/journals/{journalNumber}/vouchers", {
        path: { journalNumber },
        body,
        idempotencyKey,
      });
      return vouchers[0]?.voucherNumber ?? 0;
    },
  });
}

/** Finds the payment in the journal, or in the books if somebody has booked the journal meanwhile. */
async function findPayment({ run }: Work, order: Order, journalNumber: number): Promise<number | undefined> {
  const { rest, bookedEntries } = run.economic;
  const filter = { text: textOf(order) };
  const path = { journalNumber };
  const entry = await rest.list("/journals/{journalNumber}/entries", { path, filter }).first();
  if (entry) return entry.voucher?.voucherNumber ?? 0;
  return (await bookedEntries.list("/booked-entries", { filter }).first())?.voucherNumber ?? undefined;
}

/** Makes a payment of the invoice's total. It is negative, because it reduces the customer's debt (L-155). */
async function voucherOf({ run }: Work, order: Order, bookedInvoiceNumber: number) {
  const { rest } = run.economic;
  const path = { bookedInvoiceNumber };
  const { grossAmount = 0, customer } = await rest.get("/invoices/booked/{bookedInvoiceNumber}", { path });
  const years = await rest.list("/accounting-years").toArray();
  const year = years.find(({ fromDate = "", toDate = "" }) => fromDate <= order.date && order.date <= toDate);
  const payment = {
    date: order.date,
    amount: -grossAmount,
    text: textOf(order),
    customer: { customerNumber: customer?.customerNumber ?? 0 },
    customerInvoice: bookedInvoiceNumber,
  };
  return { accountingYear: { year: year?.year ?? "" }, entries: { customerPayments: [payment] } };
}
