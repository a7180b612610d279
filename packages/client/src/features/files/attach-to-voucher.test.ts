import { describe, expect, test } from "vitest";
import { bytes, gif, heic, pdf, voucherOf } from "../../../test/files.ts";
import { failureOf, mockWith } from "../../../test/mock-client.ts";
import { callsOf, formOf, interrupted, keysOf } from "../../../test/requests.ts";
import type { OutcomeUnknownError } from "../../index.ts";
import { attachToVoucher } from "./attach.ts";

/** A mock with a voucher without a page, and what it has been asked since. */
async function withVoucher() {
  const mocked = mockWith();
  const voucher = await voucherOf(mocked);
  const base = `/journals/1/vouchers/2028_6_2029-${voucher.voucherNumber}/attachment`;
  const asked = mocked.mock.requests.length;
  return {
    ...mocked,
    voucher,
    base,
    requests: () => mocked.mock.requests.slice(asked),
    calls: () => callsOf(mocked.mock).slice(asked),
    pages: async () => (await mocked.economic.rest.raw<{ pages: number }>("get", base)).pages,
  };
}

describe("the first page and further ones", () => {
  test("§8.2, §8.3: looks, and POSTs where there is none", async () => {
    const { economic, voucher, base, requests, calls, pages } = await withVoucher();
    expect(await attachToVoucher(economic, { ...voucher, file: gif })).toEqual({ appended: false });
    expect(calls()).toEqual([`GET ${base}`, `POST ${base}/file`]);
    const [, post] = requests();
    expect(post && (await formOf(post)).get("file")).toMatchObject({
      name: "document.gif",
      type: "image/gif",
    });
    expect(await pages()).toBe(1);
  });

  test.each([
    ["a 404", { status: 404 }],
    ["no word of pages", { rewrite: ({ self }: object & { self?: string }) => ({ self }) }],
  ])("§8.2: that there is none may also be told by %s", async (_, effect) => {
    const { mock, economic, voucher, base, calls, pages } = await withVoucher();
    mock.faults.add({ method: "GET", path: "/attachment", effect });
    expect(await attachToVoucher(economic, { ...voucher, file: gif })).toEqual({ appended: false });
    expect(calls()).toEqual([`GET ${base}`, `POST ${base}/file`]);
    expect(await pages()).toBe(1);
  });

  test("§8.2: PATCHes where there is one, which adds pages", async () => {
    const { economic, voucher, base, calls, pages } = await withVoucher();
    await attachToVoucher(economic, { ...voucher, file: pdf });
    expect(await attachToVoucher(economic, { ...voucher, file: gif })).toEqual({ appended: true });
    expect(calls().slice(2)).toEqual([`GET ${base}`, `PATCH ${base}/file`]);
    expect(await pages()).toBe(2);
  });

  test("PATCHes when somebody attached one after the look", async () => {
    const { mock, client, economic, voucher, base, calls, pages } = await withVoucher();
    const slow = client({
      fetch: interrupted(mock, "POST", () => attachToVoucher(economic, { ...voucher, file: pdf })),
    });
    expect(await attachToVoucher(slow, { ...voucher, file: gif })).toEqual({ appended: true });
    expect(calls().slice(-2)).toEqual([`POST ${base}/file`, `PATCH ${base}/file`]);
    expect(await pages()).toBe(2);
  });

  test("onExisting: fail never appends", async () => {
    const { economic, voucher, base, calls, pages } = await withVoucher();
    await attachToVoucher(economic, { ...voucher, file: pdf });
    const failing = attachToVoucher(economic, { ...voucher, file: gif, onExisting: "fail" });
    await expect(failing).rejects.toThrow(/already has attachment/);
    expect(calls().slice(2)).toEqual([`POST ${base}/file`]);
    expect(await pages()).toBe(1);
  });
});

describe("refusals", () => {
  test("a look that fails is not taken for absence", async () => {
    const { mock, economic, voucher, base, calls } = await withVoucher();
    mock.agreement().change({ role: "Sales" });
    const error = await failureOf(attachToVoucher(economic, { ...voucher, file: gif }));
    expect(error).toMatchObject({ kind: "permission" });
    expect(calls()).toEqual([`GET ${base}`]);
  });

  test("another refusal than that there is one is passed on", async () => {
    const { economic, voucher, base, calls } = await withVoucher();
    // A reader finds the PDF in it; the server looks at the first bytes only.
    const file = bytes("\n%PDF-1.7");
    await expect(attachToVoucher(economic, { ...voucher, file })).rejects.toThrow(/not supported/);
    expect(calls()).toEqual([`GET ${base}`, `POST ${base}/file`]);
  });

  test("a HEIC photo is refused before the look", async () => {
    const { economic, voucher, calls } = await withVoucher();
    await expect(attachToVoucher(economic, { ...voucher, file: heic })).rejects.toThrow(/heic/);
    expect(calls()).toEqual([]);
  });
});

describe("lost answers", () => {
  test("after one, 'already has attachment' may mean our own: no PATCH", async () => {
    const { mock, client, economic, voucher, requests, pages } = await withVoucher();
    mock.faults.add({ method: "POST", effect: { drop: "before" } });
    let turn = 0;
    const unlucky = client({
      fetch: interrupted(mock, "POST", async () => {
        if (++turn === 2) await attachToVoucher(economic, { ...voucher, file: pdf });
      }),
    });
    const error = await failureOf(attachToVoucher(unlucky, { ...voucher, file: gif }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "validation" } });
    const writes = requests().filter(({ method }) => method !== "GET");
    expect(writes.map(({ method, status }) => [method, status])).toEqual([
      ["POST", 0],
      ["POST", expect.toSatisfy((status: number) => status < 300)],
      ["POST", 400],
    ]);
    expect(await pages()).toBe(1);
  });

  test.each(["before", "after"] as const)(
    "answers lost %s the server acted, and a job that is run again, leave one page",
    async (drop) => {
      const { mock, economic, voucher, pages } = await withVoucher();
      mock.faults.add({ method: "POST", path: "/attachment/file", effect: { drop } });
      for (let round = 0; round < 3; round++)
        await attachToVoucher(economic, { ...voucher, file: pdf, idempotencyKey: "receipt-42" });
      expect(await pages()).toBe(1);
    },
  );

  test("under a caller's key it takes the same turns each time, each under its own key", async () => {
    const { economic, voucher, requests, pages } = await withVoucher();
    await attachToVoucher(economic, { ...voucher, file: pdf });
    for (let round = 0; round < 2; round++)
      await attachToVoucher(economic, { ...voucher, file: gif, idempotencyKey: "r-7" });
    const turns = requests().slice(2);
    expect(turns.map(({ method, replayed }) => [method, replayed])).toEqual([
      ["POST", false],
      ["PATCH", false],
      ["POST", false],
      ["PATCH", true],
    ]);
    expect(keysOf(turns)).toEqual(["r-7", "r-7-append", "r-7", "r-7-append"]);
    expect(await pages()).toBe(2);
  });

  test("an appended page whose answer was lost is there once after the repeat that the error advises", async () => {
    const { mock, client, economic, voucher, pages } = await withVoucher();
    const once = client({ retry: false });
    await attachToVoucher(economic, { ...voucher, file: pdf });
    mock.faults.add({ method: "PATCH", path: "/attachment/file", effect: { drop: "after" } });
    const error = await failureOf(attachToVoucher(once, { ...voucher, file: gif }));
    const { key, sentAt } = error as OutcomeUnknownError;
    await attachToVoucher(once, { ...voucher, file: gif, idempotencyKey: { key, createdAt: sentAt } });
    expect(await pages()).toBe(2);
  });
});
