/** Tests that `lastUpdated` is cut to the minute (L-137). */
import { describe, expect, test } from "vitest";
import { draftBody } from "../../src/testing/invoice-bodies.ts";
import { testMock } from "../../src/testing/test-mock.ts";

const now = "2026-08-14T10:00:42Z";
const changedSince = (path: string, watermark: string) =>
  `${path}?filter=${encodeURIComponent(`lastUpdated$gte:${watermark}`)}`;

describe("L-137: lastUpdated", () => {
  test("of draft invoices and products is cut to the minute, not of customers", async () => {
    const mock = testMock({ seed: "company", now: now });
    const { body: draft } = await mock.rest("POST", "/invoices/drafts", draftBody());
    expect(draft.lastUpdated).toBe("2026-08-14T10:00:00Z");
    expect((await mock.rest("GET", "/products/1")).body.lastUpdated).toBe("2026-08-14T10:00:00Z");
    expect((await mock.rest("GET", "/customers/1")).body.lastUpdated).toBe(now);
  });

  test("misses changes in the watermark's minute, unless it goes back a minute", async () => {
    const mock = testMock({ seed: "company", now: "2026-08-14T09:00:00Z" });
    const { body: product } = await mock.rest("GET", "/products/1");
    mock.clock.set(Date.parse(now));
    await mock.rest("PUT", "/products/1", { ...product, name: "Nyt navn" });
    const found = async (watermark: string) =>
      (await mock.rest("GET", changedSince("/products", watermark))).body.pagination.results;
    expect(await found("2026-08-14T10:00:30Z")).toBe(0);
    expect(await found("2026-08-14T09:59:30Z")).toBe(1);
  });
});
