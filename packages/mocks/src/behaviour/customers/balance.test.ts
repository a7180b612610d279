import { beforeEach, describe, expect, test } from "vitest";
import { bookJournal, mockWithParties, postVoucher, voucher } from "../../testing/journal-bodies.ts";
import type { TestMock } from "../../testing/test-mock.ts";

let mock: TestMock;
let invoiceNumber: number;
beforeEach(() => {
  mock = mockWithParties();
  const { bookedInvoices, products } = mock.agreement();
  products.add({ productNumber: "1", salesPrice: 1000 });
  invoiceNumber = bookedInvoices.add({ customerNumber: 1 }).bookedInvoiceNumber;
});

const balances = async () => {
  const onRest = (await mock.rest("GET", "/customers/1")).body;
  const { remainder } = (await mock.rest("GET", `/invoices/booked/${invoiceNumber}`)).body;
  return [onRest.balance, remainder];
};

/** Books a customer's payment of this amount. The payment names an invoice only if `customerInvoice` is passed. */
async function pay(amount: number, customerInvoice?: number) {
  const payment = {
    date: "2026-08-14",
    amount,
    customer: { customerNumber: 1 },
    contraAccount: { accountNumber: 5820 },
    ...(customerInvoice === undefined ? {} : { customerInvoice }),
  };
  await postVoucher(mock, voucher({ customerPayments: [payment] }));
  await bookJournal(mock);
}

describe("a customer's balance", () => {
  test("L-155: a negative payment settles the invoice", async () => {
    expect(await balances()).toEqual([1250, 1250]);
    await pay(-1000, invoiceNumber);
    expect(await balances()).toEqual([250, 250]);
    await pay(-250, invoiceNumber);
    expect(await balances()).toEqual([0, 0]);
  });

  test("L-155: a positive payment doubles the debt and settles nothing", async () => {
    await pay(1250, invoiceNumber);
    expect(await balances()).toEqual([2500, 1250]);
  });

  test("L-155: a payment without an invoice counts but matches no invoice", async () => {
    await pay(-1250);
    expect(await balances()).toEqual([0, 1250]);
    await pay(-100);
    expect(await balances()).toEqual([-100, 1250]);
  });

  test("L-155: a draft in a journal is not in the ledger yet", async () => {
    const payment = { date: "2026-08-14", amount: -10, customer: { customerNumber: 1 } };
    await postVoucher(mock, voucher({ customerPayments: [payment] }));
    expect(await balances()).toEqual([1250, 1250]);
  });
});
