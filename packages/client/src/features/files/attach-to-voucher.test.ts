import { describe, expect, test } from "vitest";
import { bytes, gif, heic, pdf, voucherOf } from "../../../test/files.ts";
import { failureOf, mockWith, newKey } from "../../../test/mock-client.ts";
import { callsOf, formOf, interrupted, keysOf } from "../../../test/requests.ts";
import { idempotencyKey, type OutcomeUnknownError } from "../../index.ts";
import { attachToVoucher } from "./upload.ts";

/** Makes a mock with a voucher without pages, and returns the requests since then. */
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
  test("PATCH makes the attachment, and later adds pages to it (X-31, X-32)", async () => {
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

  test("POST, with onExisting: fail, makes the attachment and never adds pages (X-31)", async () => {
    const { economic, voucher, base, calls, pages } = await withVoucher();
    await attachToVoucher(economic, { ...voucher, file: pdf, onExisting: "fail" });
    const failing = attachToVoucher(economic, { ...voucher, file: gif, onExisting: "fail" });
    await expect(failing).rejects.toMatchObject({ kind: "validation", status: 400 });
    expect(calls()).toEqual([`POST ${base}/file`, `POST ${base}/file`]);
    expect(await pages()).toBe(1);
  });

  test("two uploads at the same time add two pages", async () => {
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
  test("an upload without the right role is refused, and not retried", async () => {
    const { mock, economic, voucher, base, calls } = await withVoucher();
    mock.agreement().change({ role: "Sales" });
    const error = await failureOf(attachToVoucher(economic, { ...voucher, file: gif }));
    expect(error).toMatchObject({ kind: "permission" });
    expect(calls()).toEqual([`PATCH ${base}/file`]);
  });

  test("the server's refusal of a file is passed on", async () => {
    const { economic, voucher, base, calls } = await withVoucher();
    // The client finds the PDF header in these bytes, but the server looks only at the first ones.
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
  test("a refusal of the retry, 'already has attachment', leaves the outcome unknown", async () => {
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
    "a request lost %s the server handles it, and repeated calls, leave one page",
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

  test("after a lost answer, a repeat under the error's key does not append again", async () => {
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
