import { describe, expect, test } from "vitest";
import { entries, entriesPath, entry, keptAmounts, sentAmounts } from "../../../test/draft-entries.ts";
import { failureOf, mockWith, newKey } from "../../../test/mock-client.ts";
import { keysOf, sent } from "../../../test/requests.ts";
import { idempotencyKey, multipart } from "../../index.ts";
import { bulk } from "./bulk.ts";

describe("chunks", () => {
  test("have at most 500 items and separate keys, and answers keep the order (O-51)", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const numbers = await bulk(economic.journals, entriesPath, entries(1201));
    const kept = keptAmounts(mock);
    expect(numbers.map((number) => kept.get(number ?? 0))).toEqual(entries(1201).map(({ amount }) => amount));
    expect(sentAmounts(mock).map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(new Set(keysOf(mock.requests)).size).toBe(3);
  });

  test("are the same with the same keys when a call with a caller's key is repeated", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const options = { idempotencyKey: newKey("import-7"), chunkSize: 2 };
    const first = await bulk(economic.journals, entriesPath, entries(3), options);
    const again = await bulk(economic.journals, entriesPath, entries(3), {
      ...options,
      idempotencyKey: idempotencyKey({
        key: "import-7",
        createdAt: new Date(mock.clock.now()),
        repeated: true,
      }),
    });
    const keys = ["import-7-0-2", "import-7-2-1"];
    expect(keysOf(mock.requests)).toEqual([...keys, ...keys]);
    expect(again).toEqual(first);
    expect(keptAmounts(mock).size).toBe(3);
  });

  test("are written once and in order when an answer is lost", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    mock.faults.add({ skip: 1, effect: { drop: "after" } });
    const numbers = await bulk(economic.journals, entriesPath, entries(7), { chunkSize: 3 });
    expect([...keptAmounts(mock)]).toEqual(numbers.map((number, index) => [number, index + 1]));
    expect(sentAmounts(mock)).toEqual([[1, 2, 3], [4, 5, 6], [4, 5, 6], [7]]);
  });

  test("do not divide a voucher with keepTogether", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const items = [entry(1, 1), entry(2, 1), entry(3, 2), entry(4, 2), entry(5, 3)];
    await bulk(economic.journals, entriesPath, items, {
      chunkSize: 3,
      keepTogether: ({ voucherNumber }) => voucherNumber,
    });
    expect(sentAmounts(mock)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  test("that are smaller than a group are refused before anything is sent", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const options = { chunkSize: 2, keepTogether: () => 1 };
    const failing = bulk(economic.journals, entriesPath, entries(3), options);
    await expect(failing).rejects.toMatchObject({ kind: "validation", attempts: 0 });
    expect(mock.requests).toEqual([]);
  });

  test("are not sent for an empty list", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    expect(await bulk(economic.journals, entriesPath, [])).toEqual([]);
    expect(mock.requests).toEqual([]);
  });
});

describe("each batch form", () => {
  test("invoice lines are sent as { lines }, and their numbers returned (O-47)", async () => {
    const { mock, economic } = mockWith();
    const { documentId } = mock.agreement().draftInvoices.add({ lines: [] });
    const lines = [{ productNumber: "1", quantity: 2 }, { description: "Thank you" }];
    const path = { documentId };
    const numbers = await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path });
    expect(sent(mock, "POST").map(({ body }) => body)).toEqual([{ lines }]);
    const kept = await economic.sales.list("/invoices/drafts/{documentId}/lines", { path }).toArray();
    expect(kept.map(({ number }) => number)).toEqual(numbers);
    expect(kept).toMatchObject(lines);
  });

  test("dimension data is sent as { items }, with POST and PUT", async () => {
    const { mock, economic } = mockWith();
    const { dimensions } = economic;
    const accounts = "/dimension-data/accounts/bulk";
    await dimensions.post("/values", { body: { dimensionNumber: 1, key: 20, name: "Odense" } });
    await dimensions.post("/values", { body: { dimensionNumber: 1, key: 21, name: "Aarhus" } });
    const link = { dimensionNumber: 1, dimensionKey: 20, accountNumber: 1010 };
    const asked = mock.requests.length;
    expect(await bulk(dimensions, accounts, [link])).toEqual([1]);
    const read = () =>
      dimensions.list("/dimension-data/accounts", { filter: { accountNumber: 1010 } }).first();
    const changed = [{ ...link, dimensionKey: 21, objectVersion: (await read())?.objectVersion ?? "" }];
    expect(await bulk(dimensions, accounts, changed, { method: "put" })).toEqual([undefined]);
    expect(mock.requests.slice(asked).map(({ method, body }) => [method, body])).toEqual([
      ["POST", { items: [link] }],
      ["GET", undefined],
      ["PUT", { items: changed }],
    ]);
    expect(await read()).toMatchObject({ dimensionKey: 21 });
  });

  test("document numbers are sent in the body of a DELETE", async () => {
    const { mock, economic } = mockWith();
    const { draftEntries } = mock.agreement();
    const numbers: number[] = [];
    for (let voucher = 0; voucher < 3; voucher++) {
      const { voucherNumber, year } = draftEntries.add();
      const form = new FormData();
      form.append("file", new File(["%PDF-1.7"], "a.pdf"));
      form.append("voucherNumber", `${voucherNumber}`);
      form.append("accountingYear", year);
      const { number } = await economic.documents.raw<{ number: number }>("post", "/AttachedDocuments", {
        body: multipart(form),
      });
      numbers.push(number);
    }
    const [first = 0, second = 0, third = 0] = numbers;
    const deleted = await bulk(economic.documents, "/AttachedDocuments/deletebulk", [first, third]);
    expect(deleted).toEqual([undefined, undefined]);
    expect(sent(mock, "DELETE").map(({ body }) => body)).toEqual([{ documentNumbers: [first, third] }]);
    const left = await economic.documents.list("/AttachedDocuments").toArray();
    expect(left.map(({ number }) => number)).toEqual([second]);
  });
});

test.each([0, 501, 1.5, Number.NaN])(
  "a chunk size of %s is refused before anything is sent",
  async (chunkSize) => {
    const { mock, economic } = mockWith();
    const failing = bulk(economic.journals, entriesPath, entries(1), { chunkSize });
    await expect(failing).rejects.toMatchObject({ kind: "validation", attempts: 0 });
    expect(mock.requests).toEqual([]);
  },
);

test.each([
  ["/draft-entries", "post"],
  ["/draft-entries/bulk", "delete"],
])("%s with %s is not a batch form, and is refused unsent", async (path, method) => {
  const { mock, economic } = mockWith();
  const before = mock.requests.length;
  const error = await failureOf(
    bulk(economic.journals, path as typeof entriesPath, [], { method: method as "post" }),
  );
  expect(error).toMatchObject({ kind: "validation" });
  expect(mock.requests.length).toBe(before);
});
