import { plainCustomer } from "../behaviour/customers/seed.ts";
import { plainSupplier } from "../behaviour/suppliers/seed.ts";
import { customers } from "../records/customers.ts";
import { suppliers } from "../records/suppliers.ts";
import type { MockSettings } from "../settings/options.ts";
import { type TestMock, testMock } from "./test-mock.ts";

type Changes = Readonly<Record<string, unknown>>;

/** Makes an empty agreement with customer 1 and supplier 1. */
export function mockWithParties(settings: MockSettings = {}): TestMock {
  const mock = testMock(settings);
  const agreement = mock.agreement();
  agreement.records(suppliers).add({ ...plainSupplier, supplierNumber: 1, name: "Grossisten" });
  agreement.records(customers).add({ ...plainCustomer, customerNumber: 1, name: "Bageriet" });
  return mock;
}

/** Makes a purchase paid from the bank, with VAT: the smallest finance entry (L-121) plus a VAT code. */
export const financeEntry = (changes: Changes = {}) => ({
  date: "2026-08-14",
  amount: 1250,
  account: { accountNumber: 3600 },
  vatAccount: { vatCode: "I25" },
  contraAccount: { accountNumber: 5820 },
  text: "Printerpapir",
  ...changes,
});

/** Makes a supplier's invoice: the amount is gross and negative, and the contra account has the cost. */
export const supplierInvoice = (changes: Changes = {}) => ({
  date: "2026-08-14",
  dueDate: "2026-09-14",
  amount: -2500,
  supplier: { supplierNumber: 1 },
  supplierInvoiceNumber: "F-77",
  contraAccount: { accountNumber: 1310 },
  contraVatAccount: { vatCode: "I25" },
  ...changes,
});

/** Makes a voucher of 2026 with these arrays of entries. */
export const voucher = (entries: Changes, changes: Changes = {}) => ({
  accountingYear: { year: "2026" },
  entries,
  ...changes,
});

/** Makes a finance entry for journalsapi. */
export const draftEntry = (changes: Changes = {}) => ({
  entryTypeNumber: 5,
  journalNumber: 1,
  date: "2026-08-14T00:00:00Z",
  amount: 100,
  currency: "DKK",
  accountNumber: 3600,
  contraAccountNumber: 5820,
  ...changes,
});

/** Makes a customer's or supplier's entry for journalsapi without a contra account, which is one side of a voucher. */
export const partyEntry = (changes: Changes) => ({
  entryTypeNumber: 3,
  supplierNumber: 1,
  accountNumber: undefined,
  contraAccountNumber: undefined,
  ...changes,
});

/** Makes a journal for journalsapi, with everything that its schema requires. */
export const journalBody = (changes: Changes = {}) => ({
  balancingBehavior: false,
  autoApprove: false,
  isStandingJournal: false,
  requireAdminApproval: false,
  lockVatCodes: false,
  allowPartialBooking: false,
  requireBalancePerVoucherId: true,
  repeatText: false,
  ...changes,
});

/** Creates a draft entry in journalsapi and returns the answer, even if it is refused. */
export const createDraftEntry = (mock: TestMock, changes: Changes = {}) =>
  mock.apis("journalsapi", "POST", "/draft-entries", draftEntry(changes));

/** Creates a draft entry in journalsapi. Throws if it is refused. */
export async function addDraftEntry(mock: TestMock, changes: Changes = {}): Promise<void> {
  const answer = await createDraftEntry(mock, changes);
  if (answer.status !== 201) throw new Error(answer.text);
}

/** Lists the draft entries in journalsapi. */
export const listDraftEntries = async (mock: TestMock, path = "/draft-entries") =>
  (await mock.apis("journalsapi", "GET", path)).body.items;

/** Returns the part of a refused voucher's error tree that is about its entries. */
export const entryErrors = (body: { errors: { entries?: { items?: object[] } }[] }) =>
  body.errors[0]?.entries?.items;

/** Posts a voucher to journal 1 and returns it. Throws if it is refused. */
export async function postVoucher(mock: TestMock, body: unknown, journalNumber = 1) {
  const answer = await mock.rest("POST", `/journals/${journalNumber}/vouchers`, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body[0];
}

/** Makes an empty agreement with a finance voucher, 2026-1, in journal 1. */
export async function mockWithVoucher(): Promise<TestMock> {
  const mock = testMock();
  await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
  return mock;
}

/** Books everything in a journal. Throws if it is refused. */
export async function bookJournal(mock: TestMock, journalNumber = 1): Promise<void> {
  const answer = await mock.apis("journalsapi", "POST", `/journals/${journalNumber}/book`);
  if (answer.status !== 204) throw new Error(answer.text);
}

/** Lists the account and amount of each entry in bookedEntriesapi, in the order of posting. */
export async function posted(mock: TestMock, filter = ""): Promise<[account: number, amount: number][]> {
  const query = filter === "" ? "" : `?filter=${encodeURIComponent(filter)}`;
  const answer = await mock.apis("bookedEntriesapi", "GET", `/booked-entries${query}`);
  return answer.body.items.map((entry: { accountNumber: number; amount?: number }) => [
    entry.accountNumber,
    entry.amount ?? 0,
  ]);
}
