import { describe, expect, test } from "vitest";
import { amounts, entries, entry, sentEntries, server } from "../../testing/draft-entries.ts";
import { clientOf, empty, json } from "../../testing/routes.ts";
import { bulk } from "./bulk.ts";

const linesUrl = "/q2capi/v5.3.0/invoices/drafts/3/lines/bulk";

describe("chunks", () => {
  test("O-51: at most 500 a call, the answers in the order of the input, each call under its own key", async () => {
    const { economic, sent } = clientOf(server());
    const numbers = await bulk(economic.journals, "/draft-entries/bulk", entries(1201));
    expect(numbers).toEqual(entries(1201).map(({ amount }) => amount * 10));
    expect(sent.map((request) => sentEntries(request).length)).toEqual([500, 500, 201]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  });

  test("a caller's key makes the calls repeatable: the same chunks under the same keys", async () => {
    const { economic, sent } = clientOf(server());
    const options = { idempotencyKey: "import-7", chunkSize: 2 };
    await bulk(economic.journals, "/draft-entries/bulk", entries(3), options);
    await bulk(economic.journals, "/draft-entries/bulk", entries(3), {
      ...options,
      idempotencyKey: { key: "import-7", createdAt: new Date() },
    });
    expect(sent.map(({ key }) => key)).toEqual([
      "import-7-0-2",
      "import-7-2-1",
      "import-7-0-2",
      "import-7-2-1",
    ]);
  });

  test("keepTogether keeps a voucher in one call", async () => {
    const { economic, sent } = clientOf(server());
    const items = [entry(1, 1), entry(2, 1), entry(3, 2), entry(4, 2), entry(5, 3)];
    await bulk(economic.journals, "/draft-entries/bulk", items, {
      chunkSize: 3,
      keepTogether: ({ voucherNumber }) => voucherNumber,
    });
    expect(sent.map(amounts)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  test("a group larger than a call is refused before anything is sent", async () => {
    const { economic, sent } = clientOf(server());
    const options = { chunkSize: 2, keepTogether: () => 1 };
    const failing = bulk(economic.journals, "/draft-entries/bulk", entries(3), options);
    await expect(failing).rejects.toThrow(/items\[0\] is larger than a call: 2/);
    expect(sent).toEqual([]);
  });

  test("nothing to do sends nothing", async () => {
    const { economic, sent } = clientOf({});
    expect(await bulk(economic.journals, "/draft-entries/bulk", [])).toEqual([]);
    expect(sent).toEqual([]);
  });

  test("progress is told after each call", async () => {
    const { economic } = clientOf(server());
    const told: number[][] = [];
    await bulk(economic.journals, "/draft-entries/bulk", entries(5), {
      chunkSize: 2,
      onProgress: (settled, total) => told.push([settled, total]),
    });
    expect(told).toEqual([
      [2, 5],
      [4, 5],
      [5, 5],
    ]);
  });
});

describe("each batch form", () => {
  const link = { dimensionNumber: 1, dimensionKey: 20, accountNumber: 1010 };

  test("O-47: invoice lines travel in { lines } and come back as numbers", async () => {
    const { economic, sent } = clientOf({ [`POST ${linesUrl}`]: json({ numbers: [1, 2] }, 201) });
    const lines = [{ productNumber: "1", quantity: 2 }, { description: "Thank you" }];
    const path = { documentId: 3 };
    expect(await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path })).toEqual([
      1, 2,
    ]);
    expect(sent[0]?.body).toEqual({ lines });
  });

  test("dimension data travels in { items }, with POST and PUT", async () => {
    const url = "/dimensionsapi/v5.3.1/dimension-data/accounts/bulk";
    const { economic, sent } = clientOf({
      [`POST ${url}`]: json({ dimensionNumbers: [1] }, 201),
      [`PUT ${url}`]: empty(),
    });
    expect(await bulk(economic.dimensions, "/dimension-data/accounts/bulk", [link])).toEqual([1]);
    const changed = [{ ...link, objectVersion: "v1" }];
    const method = "put";
    expect(await bulk(economic.dimensions, "/dimension-data/accounts/bulk", changed, { method })).toEqual([
      undefined,
    ]);
    expect(sent.map(({ body }) => body)).toEqual([{ items: [link] }, { items: changed }]);
  });

  test("documents are deleted by number, with a body", async () => {
    const { economic, sent } = clientOf({
      "DELETE /documentsapi/v4.0.1/AttachedDocuments/deletebulk": empty(),
    });
    expect(await bulk(economic.documents, "/AttachedDocuments/deletebulk", [4, 5])).toEqual([
      undefined,
      undefined,
    ]);
    expect(sent[0]?.body).toEqual({ documentNumbers: [4, 5] });
  });
});

describe("refused before anything is sent", () => {
  const path = { documentId: 3 };
  test.each([
    [
      "a line with quantity 0",
      [
        { productNumber: "1", quantity: 1 },
        { productNumber: "1", quantity: 0 },
      ],
      /items\[1\].quantity is 0/,
    ],
    ["L-91: a quantity without a product", [{ quantity: 1 }], /items\[0\].productNumber is missing/],
    ["L-91: a price without a product", [{ unitNetPrice: 1 }], /items\[0\].productNumber is missing/],
  ])("%s", async (_, lines, message) => {
    const { economic, sent } = clientOf({});
    const failing = bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path });
    await expect(failing).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });

  test("every complaint is listed", async () => {
    const { economic } = clientOf({});
    const lines = [{ quantity: 1 }, { productNumber: "1", quantity: 0 }];
    const failing = bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path });
    await expect(failing).rejects.toMatchObject({
      kind: "validation",
      errors: [{ path: "items[0].productNumber" }, { path: "items[1].quantity" }],
    });
  });

  test("O-13: an update without objectVersion", async () => {
    const { economic, sent } = clientOf({});
    const items = [{ ...entry(1), entryNumber: 1 }] as never[];
    const failing = bulk(economic.journals, "/draft-entries/bulk", items, { method: "put" });
    await expect(failing).rejects.toThrow(/objectVersion is missing/);
    expect(sent).toEqual([]);
  });

  test.each([0, 501, 1.5, Number.NaN])("a chunk size of %s", async (chunkSize) => {
    const { economic } = clientOf({});
    const failing = bulk(economic.journals, "/draft-entries/bulk", entries(1), { chunkSize });
    await expect(failing).rejects.toThrow(/1 to 500/);
  });
});
