import { beforeEach, describe, expect, test } from "vitest";
import { draftBody } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const sales = (path: string) => mock.apis("q2capi", "GET", path);

describe.each([
  ["orders", "orderNumber"],
  ["quotes", "quoteNumber"],
] as const)("lines of %s in the sales service", (plural, numberField) => {
  test("O-36, S-16: show at once, under the service's own document numbers", async () => {
    const made = await mock.rest("POST", `/${plural}/drafts`, draftBody());
    const number = made.body[numberField];
    const { items } = (await sales(`/${plural}/drafts/lines?filter=${numberField}$eq:${number}`)).body;
    expect(items).toHaveLength(1);
    const [line] = items;
    expect(line).toMatchObject({ productNumber: "1", quantity: 2, unitNetPrice: 100, totalNetAmount: 200 });
    expect(line.documentId).not.toBe(number);
    expect((await sales(`/${plural}/drafts/${line.documentId}/lines`)).body).toEqual([line]);
    expect((await sales(`/${plural}/drafts/${line.documentId}/lines/${line.number}`)).body).toEqual(line);
  });

  test("O-36, S-12: are not found below another state than the document's own", async () => {
    const [line] = (await sales(`/${plural}/sent/lines`)).body.items;
    expect((await sales(`/${plural}/drafts/${line.documentId}/lines`)).body).toEqual([]);
    expect((await sales(`/${plural}/archived/${line.documentId}/lines/${line.number}`)).status).toBe(404);
    expect((await sales(`/${plural}/nowhere/lines`)).status).toBe(400);
  });

  test("O-04: listing, pages and count agree in every state", async () => {
    for (const status of ["drafts", "sent", "archived"]) {
      const { items } = (await sales(`/${plural}/${status}/lines`)).body;
      expect((await sales(`/${plural}/${status}/lines/paged`)).body).toEqual(items);
      expect((await sales(`/${plural}/${status}/lines/count`)).body).toBe(items.length);
    }
  });
});
