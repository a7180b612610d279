import type { FaultEffect } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BulkError, bulk, idempotencyKey } from "../src/index.ts";
import { runs } from "../src/testing/runs.ts";
import { mockWith } from "./mock-client.ts";

/** The faults of a request. With some of them, the mock carries the write out before the answer is lost. */
const effect = fc.constantFrom<FaultEffect>(
  { status: 429, retryAfter: 1 },
  { status: 503 },
  { status: 502, acts: true },
  { drop: "before" },
  { drop: "after" },
  { garble: "truncated" },
);
const faults = fc.array(fc.record({ effect, skip: fc.nat(3), times: fc.integer({ min: 1, max: 6 }) }), {
  maxLength: 4,
});

test("bulk, repeated under its error's key, makes each item exactly once (RW-13)", async () => {
  const property = async (
    rules: { effect: FaultEffect; skip: number; times: number }[],
    count: number,
    chunkSize: number,
  ) => {
    const { mock, client } = mockWith({ rateLimit: false });
    const economic = client({ retry: { maxAttempts: 2 } });
    const { documentId } = mock.agreement().draftInvoices.add({ lines: [] });
    const path = { documentId };

    for (const rule of rules) mock.faults.add({ method: "POST", path: "/lines/bulk", ...rule });
    let job = idempotencyKey({ key: "one-job", createdAt: mock.clock.now(), repeated: false });
    const lines = Array.from({ length: count }, (_, index) => ({
      productNumber: "1",
      quantity: index + 1,
      unitNetPrice: 1,
    }));
    const listed = () => economic.sales.list("/invoices/drafts/{documentId}/lines", { path }).toArray();
    let numbers: number[] | undefined;
    for (let round = 0; round < 40 && !numbers; round++) {
      numbers = await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, {
        path,
        chunkSize,
        idempotencyKey: job,
      }).catch((error: unknown) => {
        if (!(error instanceof BulkError)) throw error;
        // The key of a chunk must not be shown, because a repeat under it would write twice.
        expect(error.key).toBe("one-job");
        expect(JSON.stringify([error, error.cause])).not.toContain("one-job-");
        job = idempotencyKey(error);
        return undefined;
      });
      // The lines that exist are always the first ones of the list: none was written twice or before its turn.
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
      numRuns: runs(100),
    },
  );
}, 60_000);
