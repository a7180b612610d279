import { beforeAll, describe, expect, test, vi } from "vitest";
import { Table } from "../store/table.ts";
import { type TestMock, testMock } from "../testing/test-mock.ts";

let mock: TestMock;

beforeAll(() => {
  mock = testMock({ rateLimit: false });
  mock.agreement().customers.addMany(2500, (index) => ({
    name: index % 2 === 0 ? `Even ${index}` : `Odd ${index}`,
    ...(index % 5 === 0 ? { barred: true } : {}),
  }));
});

const rest = async (path: string) => (await mock.rest("GET", path)).body;
const service = (path: string) => mock.apis("customersapi", "GET", path);
const urlOf = "https://restapi.e-conomic.com/customers";

describe("REST listings", () => {
  test("L-40, L-43: have twenty items, links in lower case, and the query in self", async () => {
    const page = await rest("/customers");
    expect(page.collection).toHaveLength(20);
    expect(page.self).toBe(urlOf);
    expect(page.pagination).toEqual({
      skipPages: 0,
      pageSize: 20,
      maxPageSizeAllowed: 1000,
      results: 2500,
      resultsWithoutFilter: 2500,
      firstPage: `${urlOf}?skippages=0&pagesize=20`,
      nextPage: `${urlOf}?skippages=1&pagesize=20`,
      lastPage: `${urlOf}?skippages=124&pagesize=20`,
    });
  });

  test("filtered and sorted, render only the records of the page", async () => {
    // Each rendered customer looks up its entries twice: for the balance and for the due amount.
    const lookUps = vi.spyOn(Table.prototype, "by");
    const page = await rest("/customers?filter=customerNumber$gt:100$and:name$like:even&sort=-name");
    const ofEntries = lookUps.mock.calls.filter(([field]) => field === "customerNumber");
    lookUps.mockRestore();
    expect(page.pagination.results).toBeGreaterThan(1000);
    expect(ofEntries).toHaveLength(2 * 20);
  });

  test("L-43: have a last page with the highest index and no next page", async () => {
    const page = await rest("/customers?skipPages=2&pageSize=1000");
    expect(page.collection).toHaveLength(500);
    expect(page.pagination.nextPage).toBeUndefined();
    expect(page.pagination.previousPage).toBe(`${urlOf}?skippages=1&pagesize=1000`);
    expect(page.pagination.lastPage).toBe(`${urlOf}?skippages=2&pagesize=1000`);
    expect(page.self).toBe(`${urlOf}?skipPages=2&pageSize=1000`);
  });

  test("contain each customer once when a caller follows the links", async () => {
    const seen: number[] = [];
    let next: string | undefined = `${urlOf}?pagesize=900&filter=name$like:Odd*`;
    while (next !== undefined) {
      const page: Awaited<ReturnType<typeof rest>> = await rest(
        next.slice("https://restapi.e-conomic.com".length),
      );
      seen.push(...page.collection.map((customer: { customerNumber: number }) => customer.customerNumber));
      expect(page.pagination).toMatchObject({ results: 1250, resultsWithoutFilter: 2500 });
      next = page.pagination.nextPage;
    }
    expect(new Set(seen).size).toBe(1250);
    expect(seen).toHaveLength(1250);
  });

  test("L-41: refuse 1001 items a page with E04810", async () => {
    expect((await rest("/customers?pagesize=1000")).collection).toHaveLength(1000);
    expect(await rest("/customers?pagesize=1001")).toMatchObject({
      httpStatusCode: 400,
      errorCode: "E04810",
    });
  });

  test("L-42: are empty past the end, with the true number of results", async () => {
    const page = await rest("/customers?skippages=99999");
    expect(page.collection).toEqual([]);
    expect(page.pagination).toMatchObject({ results: 2500, lastPage: `${urlOf}?skippages=124&pagesize=20` });
    expect(page.pagination.previousPage).toBeUndefined();
  });

  test("S-12: are empty below an unknown owner, not 404", async () => {
    expect((await rest("/customers/99999/contacts")).collection).toEqual([]);
  });

  test("L-60, L-61: name the allowed fields if a filter field is unknown", async () => {
    const answer = await rest("/customers?filter=bogusProp$eq:1");
    expect(answer).toMatchObject({
      httpStatusCode: 400,
      message: "Could not parse query string filter.",
      errors: ["Filtering is not allowed on property 'bogusProp'."],
    });
    expect(answer.allowedFilteringFields).toContain("customerNumber");
  });

  test("L-62: name no other fields if a field cannot be sorted by", async () => {
    const answer = await rest("/customers?sort=bogus");
    expect(answer.message).toContain("Could not parse query string sort parameter");
    expect(answer.allowedFilteringFields).toBeUndefined();
  });

  test("filter on references and absent booleans, and sort both ways", async () => {
    expect((await rest("/customers?filter=customerGroup.customerGroupNumber$eq:1")).pagination.results).toBe(
      2500,
    );
    expect((await rest("/customers?filter=barred$eq:false")).pagination.results).toBe(2000);
    const sorted = await rest("/customers?sort=-customerNumber&pagesize=1");
    expect(sorted.collection[0].customerNumber).toBe(2500);
  });
});

describe("listings of the services", () => {
  test("O-02: have the next item as the cursor, and no cursor at the end", async () => {
    const first = (await service("/Customers")).body;
    expect([first.items.length, first.cursor]).toEqual([1000, "1001"]);
    const third = (await service("/Customers?cursor=2001")).body;
    expect(third.items).toHaveLength(500);
    expect("cursor" in third).toBe(false);
  });

  test("O-03: ignore a sort with a cursor", async () => {
    const answer = (await service("/Customers?sort=-customerNumber")).body;
    expect(answer.items[0].customerNumber).toBe(1);
  });

  test("O-04: are a bare array at /paged, and a bare integer at /count", async () => {
    expect((await service("/Customers/paged?pageSize=100&skipPages=24")).body).toHaveLength(100);
    expect((await service("/Customers/paged?pageSize=100&skipPages=25")).body).toEqual([]);
    expect((await service("/Customers/count")).text).toBe("2500");
    expect((await service("/Customers/count?filter=customerNumber$lte:4")).text).toBe("4");
    expect((await service("/Customers/count?filter=customerNumber$gt:9999")).text).toBe("0");
  });

  test("O-05: refuse more than 100 items a page", async () => {
    expect((await service("/Customers/paged?pageSize=101")).body).toMatchObject({
      status: 400,
      errors: [{ message: "The field PageSize must be between 1 and 100" }],
    });
  });

  test("O-07, O-08, O-24: have two messages for fields, and no list of them", async () => {
    const unknown = (await service("/Customers?filter=bogus$eq:1")).body;
    expect(unknown).toMatchObject({ errorCode: "BadFilterRequest" });
    expect(JSON.stringify(unknown)).toContain("Filtering is not allowed on property 'bogus'");
    const known = (await service("/Customers?filter=name$like:x")).body;
    expect(JSON.stringify(known)).toContain("Operator $like: not supported on property name");
    expect(known.allowedFilteringFields).toBeUndefined();
  });

  test("continue with the next item if the cursor's item was deleted (G-5)", async () => {
    const own = testMock({ rateLimit: false });
    own.agreement().customers.addMany(1002);
    const { cursor } = (await own.apis("customersapi", "GET", "/Customers")).body;
    await own.apis("customersapi", "DELETE", `/Customers/${cursor}`);
    const rest = (await own.apis("customersapi", "GET", `/Customers?cursor=${cursor}`)).body;
    expect(rest.items.map((customer: { customerNumber: number }) => customer.customerNumber)).toEqual([1002]);
  });
});

describe("10,000 items on /paged (R-01)", () => {
  test("R-01: are the end, unless the ruling follows the published limits", async () => {
    const beyond = async (pagedReach: "10000" | "published") => {
      const own = testMock({ rateLimit: false, rulings: { pagedReach } });
      own.agreement().customers.addMany(10_050);
      return (await own.apis("customersapi", "GET", "/Customers/paged?pageSize=100&skipPages=100")).body
        .length;
    };
    expect(await beyond("10000")).toBe(0);
    expect(await beyond("published")).toBe(50);
  });
});
