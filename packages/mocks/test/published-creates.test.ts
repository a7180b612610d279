import { describe, expect, test } from "vitest";
import { documentNamed, operationOf, strayFrom } from "../src/testing/published-answer.ts";
import { testMock } from "../src/testing/test-mock.ts";

type Create = readonly [
  document: string,
  published: string,
  path: string,
  body: object,
  answer: object,
  location: string,
];

const day = { startDate: "2026-08-01", endDate: "2026-08-31" };
const work = { projectNumber: 11, employeeNumber: 2, date: "2026-08-10" };

/** Creates on the company seed, with their answer and the location of the record. */
const creates: readonly Create[] = [
  [
    "products",
    "/products",
    "/products",
    { productNumber: "A-1", productGroupId: 1, name: "A", isAccessible: true },
    { productNumber: "A-1" },
    "/products/A-1",
  ],
  [
    "products",
    "/productgroups",
    "/productgroups",
    { id: 9, name: "G", domesticAccountId: 1010 },
    { id: 9 },
    "/productgroups/9",
  ],
  [
    "products",
    "/productgroups/{productGroupNumber}/zones",
    "/productgroups/1/zones",
    { id: 5, accountId: 1010 },
    { id: 5 },
    "/productgroups/1/zones/5",
  ],
  [
    "products",
    "/products/{productNumber}/salespriceincurrencies",
    "/products/5/salespriceincurrencies",
    { currency: "USD", salesPrice: 1 },
    { currency: "USD" },
    "/products/5/salespriceincurrencies/USD",
  ],
  ["products", "/pricegroups", "/pricegroups", { number: 7, name: "P" }, { number: 7 }, "/pricegroups/7"],
  [
    "products",
    "/pricegroups/{priceGroupNumber}/specialprices",
    "/pricegroups/1/specialprices",
    { productNumber: "5", salesPriceBaseCurrency: 1 },
    { number: 3 },
    "/pricegroups/1/specialprices/3",
  ],
  [
    "products",
    "/specialprices/{productSpecialPriceNumber}/specialpricesincurrency",
    "/specialprices/1/specialpricesincurrency",
    { currency: "USD", salesPrice: 1 },
    { currency: "USD" },
    "/specialprices/1/specialpricesincurrency/USD",
  ],
  ["suppliers", "/Contacts", "/Contacts", { supplierNumber: 1, name: "N" }, { number: 2 }, "/Contacts/2"],
  [
    "suppliers",
    "/Groups",
    "/Groups",
    { number: 9, name: "G", accountNumber: 6800 },
    { number: 9 },
    "/Groups/9",
  ],
  [
    "dimensions",
    "/dimensions",
    "/dimensions",
    { number: 3, name: "D", active: true },
    { number: 3 },
    "/dimensions/3",
  ],
  [
    "dimensions",
    "/values",
    "/values",
    { dimensionNumber: 2, key: 40, name: "V", active: true },
    { key: 40 },
    "/values/2/40",
  ],
  [
    "projects",
    "/Projects",
    "/Projects",
    { name: "P", projectGroupNumber: 1 },
    { number: 13 },
    "/Projects/13",
  ],
  ["projects", "/ProjectGroups", "/ProjectGroups", { name: "G", type: 1 }, { number: 3 }, "/ProjectGroups/3"],
  [
    "projects",
    "/ActivityGroups",
    "/ActivityGroups",
    { name: "G", type: 1 },
    { number: 3 },
    "/ActivityGroups/3",
  ],
  [
    "projects",
    "/Activities",
    "/Activities",
    { number: 9, groupNumber: 1, name: "A" },
    { number: 9 },
    "/Activities/9",
  ],
  [
    "projects",
    "/project-activities",
    "/project-activities",
    { projectNumber: 12, activityNumber: 1 },
    { number: 3 },
    "/project-activities/3",
  ],
  [
    "projects",
    "/TimeEntries",
    "/TimeEntries",
    { ...work, activityNumber: 1 },
    { number: 3 },
    "/TimeEntries/3",
  ],
  ["projects", "/Mileages", "/Mileages", { ...work, distance: 1 }, { number: 2 }, "/Mileages/2"],
  [
    "projects",
    "/Employees",
    "/Employees",
    { number: 9, groupNumber: 1, name: "E", isBarred: false },
    { number: 9 },
    "/Employees/9",
  ],
  [
    "projects",
    "/project-employees",
    "/project-employees",
    { number: 9, groupNumber: 1, name: "E", isBarred: false, canApprove: true, canInvoice: true },
    { number: 9 },
    "/project-employees/9",
  ],
  [
    "projects",
    "/EmployeeGroups",
    "/EmployeeGroups",
    { number: 9, name: "G" },
    { number: 9 },
    "/EmployeeGroups/9",
  ],
  [
    "subscriptions",
    "/Subscriptions",
    "/Subscriptions",
    { name: "S", interval: 3, collection: 0 },
    { number: 3 },
    "/Subscriptions/3",
  ],
  [
    "subscriptions",
    "/subscriptions/{subscriptionNumber}/lines",
    "/subscriptions/1/lines",
    { description: "L" },
    { number: 4 },
    "/subscriptions/1/lines/4",
  ],
  [
    "subscriptions",
    "/Subscribers",
    "/Subscribers",
    { subscriptionNumber: 2, customerNumber: 3, ...day },
    { number: 3 },
    "/Subscribers/3",
  ],
];

describe("creates on the services", () => {
  test.each(creates)(
    "O-11, O-53: POST %s %s answers only the key and the location",
    async (name, published, path, body, answer, location) => {
      const mock = testMock({ seed: "company" });
      const document = documentNamed(name);
      const made = await mock.apis(document.service, "POST", path, body);
      expect([made.status, made.body]).toEqual([201, answer]);
      expect(strayFrom(document, operationOf(document, "POST", published), made.body)).toEqual([]);
      const url = `https://${document.host}${document.basePath}${location}`;
      expect(made.headers.get("location")).toBe(url);
      const read = await mock.apis(document.service, "GET", location);
      expect(read.status).toBe(200);
      expect(read.body.objectVersion).toMatch(/^[0-9a-f]+$/);
    },
  );

  test("S-09: a freed number is assigned again", async () => {
    const mock = testMock({ seed: "company" });
    const make = async () =>
      (await mock.apis("subscriptionsapi", "POST", "/subscriptions/1/lines", { description: "L" })).body
        .number;
    const number = await make();
    await mock.apis("subscriptionsapi", "DELETE", `/subscriptions/1/lines/${number}`);
    expect(await make()).toBe(number);
  });

  test("S-05, S-06: unknown and read-only properties of a body are ignored", async () => {
    const mock = testMock({ seed: "company" });
    const body = { name: "P", projectGroupNumber: 1, isClosed: true, costPrice: 9, nothingOfTheKind: 1 };
    const { number } = (await mock.apis("projectsapi", "POST", "/Projects", body)).body;
    const stored = (await mock.apis("projectsapi", "GET", `/Projects/${number}`)).body;
    expect(stored).toMatchObject({ name: "P" });
    for (const ignored of ["isClosed", "costPrice", "nothingOfTheKind"])
      expect(stored).not.toHaveProperty(ignored);
  });
});
