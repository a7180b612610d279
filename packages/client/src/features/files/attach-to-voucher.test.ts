import { describe, expect, test } from "vitest";
import { bytes, gif, heic, pdf, voucherOf } from "../../../test/files.ts";
import { failureOf, mockWith, newKey } from "../../../test/mock-client.ts";
import { callsOf, formOf, interrupted, keysOf } from "../../../test/requests.ts";
import { idempotencyKey, type OutcomeUnknownError } from "../../index.ts";
import { attachToVoucher } from "./upload.ts";

/** Makes a mock with a voucher without a page, and returns the requests since then. */
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
  test("X-31, X-32: PATCHes, which makes the attachment or adds pages to it", async () => {
    const { economic, voucher, base, requests, calls, pages } = await withVoucher();
    await attachToVoucher(economic, { ...voucher, file: gif });
    expect(calls()).toEqual([`PATCH ${base}/file`]);
    const [patch] = requests();
    expect(patch && (await formOf(patch)).get("file")).toMatchObject({
      name: "document.gif",
      type: "image/gif",
    });
    expect(await pages()).toBe(1);
    await attachToVoucher(economic, { ...voucher, file: pdf, onExisting: "append" });
    expect(calls().slice(2)).toEqual([`PATCH ${base}/file`]);
    expect(await pages()).toBe(2);
  });

  test("X-31: onExisting: fail POSTs, which makes the attachment and never adds to it", async () => {
    const { economic, voucher, base, calls, pages } = await withVoucher();
    await attachToVoucher(economic, { ...voucher, file: pdf, onExisting: "fail" });
    const failing = attachToVoucher(economic, { ...voucher, file: gif, onExisting: "fail" });
    await expect(failing).rejects.toMatchObject({ kind: "validation", status: 400 });
    expect(calls()).toEqual([`POST ${base}/file`, `POST ${base}/file`]);
    expect(await pages()).toBe(1);
  });

  test("two uploads at once add two pages", async () => {
    const { mock, client, economic, voucher, pages } = await withVoucher();
    let others = 1;
    const slow = client({
      fetch: interrupted(mock, "PATCH", async () => {
        if (others-- > 0) await attachToVoucher(economic, { ...voucher, file: pdf });
      }),
    });
    await attachToVoucher(slow, { ...voucher, file: gif });
    expect(await pages()).toBe(2);
  });
});

describe("refusals", () => {
  test("a role without access is refused after one request", async () => {
    const { mock, economic, voucher, base, calls } = await withVoucher();
    mock.agreement().change({ role: "Sales" });
    const error = await failureOf(attachToVoucher(economic, { ...voucher, file: gif }));
    expect(error).toMatchObject({ kind: "permission" });
    expect(calls()).toEqual([`PATCH ${base}/file`]);
  });

  test("the server's refusal of a file is passed on", async () => {
    const { economic, voucher, base, calls } = await withVoucher();
    // A reader of PDF accepts this file; the server looks at the first bytes only.
    const file = bytes("\n%PDF-1.7");
    await expect(attachToVoucher(economic, { ...voucher, file })).rejects.toMatchObject({
      kind: "validation",
      status: 400,
    });
    expect(calls()).toEqual([`PATCH ${base}/file`]);
  });

  test("a HEIC photo is refused before anything is sent", async () => {
    const { economic, voucher, calls } = await withVoucher();
    const error = await failureOf(attachToVoucher(economic, { ...voucher, file: heic }));
    expect(error.kind).toBe("validation");
    expect(error.status).toBeUndefined();
    expect(calls()).toEqual([]);
  });
});

describe("lost answers", () => {
  test("after one, 'already has attachment' may mean our own: the outcome is unknown", async () => {
    const { mock, client, economic, voucher, requests, pages } = await withVoucher();
    mock.faults.add({ method: "POST", effect: { drop: "before" } });
    let turn = 0;
    const unlucky = client({
      fetch: interrupted(mock, "POST", async () => {
        if (++turn === 2) await attachToVoucher(economic, { ...voucher, file: pdf });
      }),
    });
    const failing = attachToVoucher(unlucky, { ...voucher, file: gif, onExisting: "fail" });
    const error = await failureOf(failing);
    expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "validation" } });
    expect(requests().map(({ method, status }) => [method, status])).toEqual([
      ["POST", 0],
      ["PATCH", expect.toSatisfy((status: number) => status < 300)],
      ["POST", 400],
    ]);
    expect(await pages()).toBe(1);
  });

  test.each(["before", "after"] as const)(
    "a job that runs again after losing answers %s the server acted leaves one page",
    async (drop) => {
      const { mock, economic, voucher, requests, pages } = await withVoucher();
      mock.faults.add({ path: "/attachment/file", effect: { drop } });
      const options = { ...voucher, file: pdf };
      for (let round = 0; round < 3; round++)
        await attachToVoucher(economic, { ...options, idempotencyKey: newKey("receipt-42") });
      expect(new Set(keysOf(requests()))).toEqual(new Set(["receipt-42"]));
      expect(requests().map(({ replayed }) => replayed)).toEqual([false, drop === "after", true, true]);
      expect(await pages()).toBe(1);
    },
  );

  test("after a lost answer, the repeat that the error advises leaves one appended page", async () => {
    const { mock, client, economic, voucher, pages } = await withVoucher();
    const once = client({ retry: false });
    await attachToVoucher(economic, { ...voucher, file: pdf });
    mock.faults.add({ method: "PATCH", path: "/attachment/file", effect: { drop: "after" } });
    const error = await failureOf(attachToVoucher(once, { ...voucher, file: gif }));
    const again = idempotencyKey(error as OutcomeUnknownError);
    await attachToVoucher(once, { ...voucher, file: gif, idempotencyKey: again });
    expect(await pages()).toBe(2);
  });
});
