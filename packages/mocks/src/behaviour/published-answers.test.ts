import { describe, expect, it } from "vitest";
import { documentNamed, operationOf, strayFrom } from "../testing/published-answer.ts";
import { testMock } from "../testing/test-mock.ts";

/** Single records of the company seed, by service; `{}` in a published path is filled from here in turn. */
const SINGLE: Readonly<Record<string, readonly (readonly [path: string, ...keys: string[]])[]>> = {
  products: [
    ["/products/{productNumber}", "1"],
    ["/productgroups/{number}", "1"],
    ["/productgroups/{productGroupNumber}/zones/{number}", "1", "1"],
    ["/productgroups/{productGroupNumber}/zones", "1"],
    ["/productgroups/{productGroupNumber}/accrualsettings", "1"],
    ["/pricegroups/{number}", "1"],
    ["/pricegroups/{priceGroupNumber}/specialprices", "1"],
    ["/pricegroups/{priceGroupNumber}/specialprices/{number}", "1", "2"],
    ["/specialprices/{productSpecialPriceNumber}/specialpricesincurrency", "1"],
    ["/specialprices/{productSpecialPriceNumber}/specialpricesincurrency/{currency}", "1", "EUR"],
    ["/products/{productNumber}/salespriceincurrencies/{currency}", "1", "EUR"],
  ],
  suppliers: [
    ["/Contacts/{number}", "1"],
    ["/Groups/{number}", "1"],
  ],
  dimensions: [
    ["/dimensions/{number}", "1"],
    ["/values/{dimensionNumber}/{key}", "1", "2"],
    ["/distributions/{dimensionNumber}/{key}", "1", "10"],
  ],
  projects: [
    ["/Projects/{number}", "11"],
    ["/ProjectGroups/{number}", "2"],
    ["/ProjectStatuses/{number}", "1"],
    ["/project-activities/{number}", "1"],
    ["/project-customers/{number}", "1"],
    ["/project-employees/{number}", "2"],
    ["/project-employeegroups/{number}", "1"],
    ["/Employees/{number}", "2"],
    ["/EmployeeGroups/{number}", "1"],
    ["/Activities/{number}", "1"],
    ["/ActivityGroups/{number}", "1"],
    ["/CostTypes/{number}", "1"],
    ["/CostTypeGroups/{number}", "1"],
    ["/TimeEntries/{number}", "1"],
    ["/TimeEntryPrices/{number}", "1"],
    ["/Mileages/{number}", "1"],
    ["/MileagePrices/{number}", "1"],
  ],
  subscriptions: [
    ["/Subscriptions/{number}", "1"],
    ["/Subscribers/{number}", "1"],
    ["/subscriptions/{subscriptionNumber}/lines", "1"],
    ["/subscriptions/{subscriptionNumber}/lines/{number}", "1", "1"],
  ],
  rest: [
    ["/products"],
    ["/products/{productNumber}", "1"],
    ["/products/{productNumber}/pricing/currency-specific-sales-prices", "1"],
    ["/products/{productNumber}/pricing/currency-specific-sales-prices/{currencyCode}", "1", "EUR"],
    ["/product-groups"],
    ["/product-groups/{productGroupNumber}", "1"],
    ["/product-groups/{productGroupNumber}/products", "1"],
    ["/product-groups/{productGroupNumber}/sales-accounts", "1"],
    ["/suppliers"],
    ["/suppliers/{supplierNumber}", "1"],
    ["/suppliers/{supplierNumber}/contacts", "1"],
    ["/suppliers/{supplierNumber}/contacts/{contactNumber}", "1", "1"],
    ["/employees"],
    ["/employees/{employeeNumber}", "2"],
    ["/employees/{employeeNumber}/customers", "1"],
    ["/departments"],
    ["/departments/{departmentNumber}", "1"],
    ["/departmental-distributions"],
    ["/departmental-distributions/departments"],
    ["/departmental-distributions/departments/{departmentalDistributionNumber}", "1"],
    ["/departmental-distributions/distributions/{departmentalDistributionNumber}", "10"],
  ],
};

const filled = (path: string, keys: readonly string[]): string => {
  let at = 0;
  return path.replace(/\{\w+\}/g, () => keys[at++] ?? "");
};

/** Every listing without parameters, and the single records above. */
const READS = Object.entries(SINGLE).flatMap(([name, single]) => [
  ...documentNamed(name)
    .operations.filter(({ method, path }) => name !== "rest" && method === "GET" && !/[{]|allowed/.test(path))
    .map(({ path }) => [name, path, path] as const),
  ...single.map(([path, ...keys]) => [name, path, filled(path, keys)] as const),
]);

describe("answers are as published", () => {
  const mock = testMock({ seed: "company" });
  it.each(READS)("%s %s", async (name, path, url) => {
    const document = documentNamed(name);
    const { status, body } =
      name === "rest" ? await mock.rest("GET", url) : await mock.apis(document.service, "GET", url);
    expect(status).toBe(200);
    expect(strayFrom(document, operationOf(document, "GET", path), body)).toEqual([]);
  });
});
