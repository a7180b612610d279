import { describe, expect, test } from "vitest";
import { attachToVoucher, download, uploadDocument, type VoucherAddress } from "../../src/index.ts";
import { setUp } from "./set-up.ts";

describe("vouchers", () => {
  const file = new TextEncoder().encode("%PDF-1.7 receipt");

  async function voucherOf(economic: ReturnType<typeof setUp>["economic"]) {
    const entry = { date: "2026-08-14", amount: 100, account: { accountNumber: 2750 } };
    const [voucher] = await economic.rest.post("/journals/{journalNumber}/vouchers", {
      path: { journalNumber: 1 },
      body: {
        accountingYear: { year: "2026" },
        entries: { financeVouchers: [{ ...entry, contraAccount: { accountNumber: 5820 } }] },
      },
    });
    return { journalNumber: 1, accountingYear: "2026", voucherNumber: voucher?.voucherNumber ?? 0 };
  }

  const pages = async (economic: ReturnType<typeof setUp>["economic"], voucher: VoucherAddress) => {
    const path = { ...voucher };
    const url = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment";
    return (await economic.rest.get(url, { path })).pages ?? 0;
  };

  test("§8.2: a first page is attached, a second appended", async () => {
    const { economic } = setUp();
    const voucher = await voucherOf(economic);
    expect(await attachToVoucher(economic, { ...voucher, file })).toEqual({ appended: false });
    expect(await attachToVoucher(economic, { ...voucher, file })).toEqual({ appended: true });
    expect(await pages(economic, voucher)).toBe(2);
    const bytes = await download(economic, { voucher });
    expect(new TextDecoder("latin1").decode(bytes.subarray(0, 5))).toBe("%PDF-");
  });

  test.each(["before", "after"] as const)(
    "answers lost %s the server acted, and a job that is run again, leave one page",
    async (drop) => {
      const { mock, economic } = setUp();
      const voucher = await voucherOf(economic);
      mock.faults.add({ method: "POST", path: "/attachment/file", effect: { drop } });
      for (let round = 0; round < 3; round++) {
        await attachToVoucher(economic, { ...voucher, file, idempotencyKey: "receipt-42" });
      }
      expect(await pages(economic, voucher)).toBe(1);
    },
  );

  test("§8.5: a document is uploaded once though its answer was lost, and can be read again", async () => {
    const { mock, economic } = setUp();
    const { voucherNumber, accountingYear } = await voucherOf(economic);
    mock.faults.add({ method: "POST", path: "/AttachedDocuments", effect: { drop: "after" } });
    const { number } = await uploadDocument(economic, { file, voucherNumber, accountingYear, note: "Taxi" });
    expect(await economic.documents.list("/AttachedDocuments").toArray()).toMatchObject([{ number }]);
    expect((await download(economic, { documentNumber: number })).length).toBeGreaterThan(0);
  });
});
