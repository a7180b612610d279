import { createEconomicMock } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BulkError, bulk, createEconomic } from "../src/index.ts";

/** What a request can meet; the mock acts, or not, before its answer is lost. */
const effect = fc.constantFrom(
  { status: 429, retryAfter: 1 } as const,
  { status: 503 } as const,
  { status: 502, acts: true } as const,
  { drop: "before" } as const,
  { drop: "after" } as const,
  { garble: "truncated" } as const,
);
const faults = fc.array(fc.record({ effect, skip: fc.nat(3), times: fc.integer({ min: 1, max: 6 }) }), {
  maxLength: 4,
});

test("repeated under its key until it resolves, bulk has made each item exactly once, in order", async () => {
  const property = async (
    rules: { effect: object; skip: number; times: number }[],
    count: number,
    chunkSize: number,
  ) => {
    const mock = createEconomicMock({ seed: "company", rateLimit: false });
    let now = Date.now();
    const economic = createEconomic({
      appSecretToken: "secret",
      agreementGrantToken: "grant",
      clock: {
        now: () => now,
        random: () => 0,
        sleep: async (ms) => {
          now += ms;
        },
      },
      fetch: (url, init) => mock.fetch(url, init),
      retry: { maxAttempts: 2 },
    });
    const { productNumber } = mock.agreement().products.add({ name: "Hour" });
    const { customerNumber } = mock.agreement().customers.add({ name: "Acme" });
    const layout = await economic.rest.list("/layouts").first();
    const { draftInvoiceNumber } = await economic.rest.post("/invoices/drafts", {
      body: {
        date: "2026-08-14",
        currency: "DKK",
        customer: { customerNumber },
        layout: { layoutNumber: layout?.layoutNumber ?? 0 },
        paymentTerms: { paymentTermsNumber: 1 },
        recipient: { name: "Acme", vatZone: { vatZoneNumber: 1 } },
      },
    });
    const draft = await economic.sales.list("/invoices/drafts", { filter: { draftInvoiceNumber } }).first();
    const path = { documentId: draft?.number ?? 0 };

    for (const rule of rules) mock.faults.add({ method: "POST", path: "/lines/bulk", ...rule } as never);
    const idempotencyKey = { key: "one-job", createdAt: now };
    const lines = Array.from({ length: count }, (_, index) => ({
      productNumber,
      quantity: index + 1,
      unitNetPrice: 1,
    }));
    const listed = () => economic.sales.list("/invoices/drafts/{documentId}/lines", { path }).toArray();
    let numbers: number[] | undefined;
    for (let round = 0; round < 40 && !numbers; round++) {
      numbers = await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, {
        path,
        chunkSize,
        idempotencyKey,
      }).catch((error: unknown) => {
        if (!(error instanceof BulkError)) throw error;
        return undefined;
      });
      // At no time is there a line too many, or one before its turn.
      const quantities = (await listed()).map(({ quantity }) => quantity);
      expect(quantities).toEqual(lines.slice(0, quantities.length).map(({ quantity }) => quantity));
    }
    const kept = await listed();
    expect(kept.map(({ quantity }) => quantity)).toEqual(lines.map(({ quantity }) => quantity));
    expect(kept.map(({ number }) => number)).toEqual(numbers);
  };
  await fc.assert(
    fc.asyncProperty(faults, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), property),
    {
      numRuns: 100,
    },
  );
}, 60_000);
