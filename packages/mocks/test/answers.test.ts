/**
 * Tests that every answer fits its type, without unpublished properties. `testMock` checks each answer of each test
 * against base and overlays, so these tests only have to cause the answers.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { units } from "../src/records/lookups.ts";
import { documents } from "../src/table/tables.ts";
import type { Operation } from "../src/table/types.ts";
import { crawl, operationAt } from "../src/testing/crawl.ts";
import { fullCompany } from "../src/testing/full-company.ts";
import { reach } from "../src/testing/reach.ts";
import type { TestMock } from "../src/testing/test-mock.ts";

const start = "https://restapi.e-conomic.com/";

/** Values of keys that are in no listing. */
const hints = {
  documentStatus: ["drafts", "sent", "archived"],
  productSpecialPriceNumber: [1, 2, 3],
  productNumber: ["1"],
  currency: ["EUR"],
  customerNumber: [1],
  employeeNumber: [1, 2, 3],
  accountingPeriod: [20],
  accountingYear: ["2026"],
} as const;

/** Returns whether an operation answers a file about schemas instead of records. */
const isSchemaFile = ({ path }: Operation): boolean => path.startsWith("/schema/");

let mock: TestMock;
const seen = new Set<Operation>();
beforeAll(async () => {
  mock = await fullCompany();
  for (const { url, status } of await crawl(mock, [start])) {
    const operation = operationAt("GET", url)?.operation;
    if (operation !== undefined && status === 200) seen.add(operation);
  }
}, 120_000);

describe("answers fit their types", () => {
  test.each(documents.map((document) => [document.document, document] as const))(
    "of every GET of %s, with records in them",
    async (_, document) => {
      const missed: string[] = [];
      for (const operation of document.operations) {
        if (operation.method !== "GET" || seen.has(operation) || isSchemaFile(operation)) continue;
        if ((await reach(mock, document, operation, hints)) === undefined) missed.push(operation.path);
      }
      expect(missed).toEqual([]);
    },
    60_000,
  );

  test("throw an error of the mock if they do not", async () => {
    mock
      .agreement()
      .records(units)
      .update(1, { name: 7 as unknown as string });
    await expect(mock.rest("GET", "/units/1")).rejects.toThrow("/name must be string");
  });
});
