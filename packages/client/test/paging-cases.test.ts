import { describe, expect, test } from "vitest";
import { isEconomicError } from "../src/index.ts";
import { pagingCases } from "./cases/paging.ts";
import { type Mock, setUp } from "./listing-mock.ts";

describe("paging", () => {
  test.each(pagingCases)("$name", async ({ list, baseUrl, before, gives, throws, ...rule }) => {
    const { economic, mock, asked, urls } = setUp(
      { seed: "empty" },
      (passing) => before?.[passing.index]?.(passing),
      { retry: false, baseUrls: { rest: baseUrl } },
    );
    fill(mock, rule.customers, rule.products);
    const listing = list(economic);
    const got: number[] = [];
    let thrown: unknown;
    try {
      if (rule.max === undefined) for await (const item of listing) got.push(numberOf(item));
      else got.push(...(await listing.toArray({ max: rule.max })).map(numberOf));
    } catch (error) {
      thrown = error;
    }
    if (throws && isEconomicError(thrown)) {
      expect(thrown).toMatchObject(throws);
    } else if (thrown || throws) {
      throw thrown ?? new Error("nothing was thrown");
    }
    expect(got).toEqual(gives);
    if (rule.requests) expect(asked()).toEqual(rule.requests);
    else expect(asked()).toHaveLength(rule.calls ?? Number.NaN);
    // Every request has the tokens, so it must stay below the base URLs.
    const bases = [baseUrl ?? "https://restapi.e-conomic.com", "https://apis.e-conomic.com"];
    expect(urls.filter((url) => !bases.some((base) => url.startsWith(`${base}/`)))).toEqual([]);
  });
});

const numberOf = (item: unknown) => {
  const { customerNumber, productNumber } = item as Record<string, unknown>;
  return Number(customerNumber ?? productNumber);
};

function fill(
  { agreement }: Mock,
  customerNumbers: readonly number[] = [],
  productNumbers?: readonly number[],
) {
  const { customers, products } = agreement();
  for (const customerNumber of customerNumbers) customers.add({ customerNumber, name: "A$" });
  if (productNumbers === undefined) return;
  for (const { productNumber } of products.all()) products.remove(productNumber);
  // Product numbers are padded, so that texts sort in the order of the numbers.
  for (const number of productNumbers) products.add({ productNumber: `${number}`.padStart(5, "0") });
}
