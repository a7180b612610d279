/** Checks facts about single records on every collection at the top of REST. */
import { describe, expect, test } from "vitest";
import { documents } from "../../src/table/tables.ts";
import { draftBody, makeDraft } from "../../src/testing/invoice-bodies.ts";
import { testMock } from "../../src/testing/test-mock.ts";

const mock = testMock({ seed: "company", rateLimit: false });
const collections = documents
  .filter(({ document }) => document === "rest")
  .flatMap(({ operations }) => operations)
  .filter(({ method, listing, path }) => method === "GET" && listing !== undefined && !path.includes("{"))
  .map(({ path }) => path);

const headers = { "x-appsecrettoken": "secret", "x-agreementgranttoken": "grant" };

/** Reads the first record of a collection, from the listing and on its own. */
async function both(path: string) {
  const [listed] = (await mock.rest("GET", path)).body.collection;
  if (listed === undefined) throw new Error(`the company has nothing in ${path}`);
  const answer = await mock.fetch(listed.self, { headers });
  return { listed, status: answer.status, single: await answer.json() };
}

describe("every collection at the top of REST", () => {
  test("L-40, C-02: has a record in the company, whose self leads to it", async () => {
    await makeDraft(mock, draftBody());
    expect(collections.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    for (const path of collections) {
      const { listed, status, single } = await both(path);
      if (status !== 200 || single.self !== listed.self)
        wrong.push(`${path}: ${listed.self} ${status} ${single.self}`);
    }
    expect(wrong).toEqual([]);
  });

  test("L-49, L-50, L-146: lines are in single documents, offers list an empty array", async () => {
    // Sent invoices are a log, not documents, so they have no lines.
    const withLines = collections.filter(
      (path) =>
        /^\/(invoices|orders|quotes)\//.test(path) && path !== "/invoices/sent" && !/totals/.test(path),
    );
    expect(withLines.length).toBeGreaterThan(10);
    for (const path of withLines) {
      const { listed, single } = await both(path);
      const inListing = path.startsWith("/invoices/") ? undefined : [];
      expect([path, listed.lines, Array.isArray(single.lines)]).toEqual([path, inListing, true]);
    }
  });
});
