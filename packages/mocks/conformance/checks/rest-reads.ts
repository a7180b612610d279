import { expect } from "vitest";
import { type Check, onDemo, reads } from "../check.ts";

const query = (name: string, value: string) => `?${name}=${encodeURIComponent(value)}`;
const filter = (value: string) => query("filter", value);

export const restReads: readonly Check[] = [
  reads("S-01, S-03, S-04: answers and refusals have a price, a bucket and a request id", async (target) => {
    for (const [path, status] of [
      ["/self", 200],
      ["/customers?pagesize=1001", 400],
    ] as const) {
      const { headers, ...answer } = await target.rest("GET", path);
      expect(answer.status).toBe(status);
      expect(Number(headers.get("x-callcost"))).toBeGreaterThan(0);
      expect(headers.get("x-ratelimiting")).toMatch(/^token-limit-\d+-per-\d+-seconds: \d+\/\d+$/);
      expect(headers.get("x-requestid")).toMatch(/^[0-9a-f]+-[A-Z]{3}$/);
    }
  }),

  reads("L-40, L-43: a listing is an envelope with links in lower case", async (target, { seeded }) => {
    const { body } = await target.rest("GET", "/accounts?pagesize=2");
    expect(body.collection.length).toBeLessThanOrEqual(2);
    expect(body.pagination).toMatchObject({ pageSize: 2, skipPages: 0, maxPageSizeAllowed: 1000 });
    const pages = Math.ceil(body.pagination.results / 2);
    expect(body.pagination.lastPage).toContain(`skippages=${Math.max(0, pages - 1)}`);
    expect(body.self).toContain("/accounts?pagesize=2");
    if (pages > 1) expect(body.pagination.nextPage).toContain("skippages=1");
    if (seeded) expect(pages).toBeGreaterThan(1);
  }),

  reads("L-41: a page has up to 1000 items, and 1001 answers E04810", async (target) => {
    expect((await target.rest("GET", "/customers?pagesize=1000")).status).toBe(200);
    const refused = await target.rest("GET", "/customers?pagesize=1001");
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain("E04810");
  }),

  reads("L-42: a page beyond the end is empty, with the true number of results", async (target) => {
    const first = await target.rest("GET", "/accounts");
    const { status, body } = await target.rest("GET", "/accounts?skippages=99999");
    expect([status, body.collection]).toEqual([200, []]);
    expect(body.pagination.results).toBe(first.body.pagination.results);
    expect(body.pagination).toHaveProperty("lastPage");
  }),

  reads("L-60, L-61: an unknown filter field is named, and the known ones are listed", async (target) => {
    for (const path of ["/customers", "/products", "/accounts", "/invoices/drafts"]) {
      const { status, body } = await target.rest("GET", path + filter("bogusProp$eq:1"));
      expect(status).toBe(400);
      expect(body.errors).toEqual(["Filtering is not allowed on property 'bogusProp'."]);
      expect(body.allowedFilteringFields.length).toBeGreaterThan(0);
    }
  }),

  reads("L-62: an unknown sort is refused without alternatives", async (target) => {
    const { status, body } = await target.rest("GET", "/customers?sort=bogusProp");
    expect([status, Object.keys(body).filter((name) => /allowed/i.test(name))]).toEqual([400, []]);
    expect(body.message).toMatch(/sort parameter/);
  }),

  reads("L-63 to L-66: the fields to filter on are not those of the schemas", async (target) => {
    const allowed = async (path: string) =>
      (await target.rest("GET", path + filter("bogusProp$eq:1"))).body.allowedFilteringFields as string[];
    expect(await allowed("/customers")).toContain("pNumber");
    expect((await allowed("/customer-groups")).toSorted()).toEqual(["customerGroupNumber", "name"]);
    expect((await allowed("/employees")).toSorted()).toEqual(["barred", "employeeNumber", "name"]);
  }),

  reads("L-73: an enumeration can be compared for equality only", async (target) => {
    expect((await target.rest("GET", `/accounts${filter("debitCredit$like:deb")}`)).status).toBe(400);
    expect((await target.rest("GET", `/accounts${filter("debitCredit$eq:debit")}`)).status).toBe(200);
  }),

  reads("L-75, L-76: null is a value, and a list needs brackets", async (target) => {
    const status = async (text: string) => (await target.rest("GET", `/customers${filter(text)}`)).status;
    expect(await status("ean$eq:$null:")).toBe(200);
    expect(await status("ean$null:")).toBe(400);
    expect(await status("customerNumber$in:[1,2]")).toBe(200);
    expect(await status("customerNumber$in:1,2")).toBe(400);
  }),

  reads(
    "S-10, L-80: $like: finds parts of a text; an escaped asterisk is literal",
    async (target, { seeded }) => {
      const { collection } = (await target.rest("GET", "/accounts?pagesize=1")).body;
      if (seeded) expect(collection).toHaveLength(1);
      for (const { accountNumber, name } of collection) {
        const part = /[A-Za-zÆØÅæøå]{3,}/.exec(name)?.[0] ?? name;
        const found = await target.rest("GET", `/accounts${filter(`name$like:${part}`)}&pagesize=1000`);
        expect(found.body.collection.map((one: { accountNumber: number }) => one.accountNumber)).toContain(
          accountNumber,
        );
      }
      const literal = await target.rest("GET", `/customers${filter("name$like:NoSuch$*")}`);
      expect([literal.status, literal.body.collection]).toEqual([200, []]);
    },
  ),

  reads("S-11: REST accepts 200 values in a list, not 201", async (target) => {
    const list = (length: number) => `customerNumber$in:[${Array.from({ length }, (_, index) => index + 1)}]`;
    expect((await target.rest("GET", `/customers${filter(list(200))}`)).status).toBe(200);
    expect((await target.rest("GET", `/customers${filter(list(201))}`)).status).toBe(400);
  }),

  reads("S-12: a listing under a missing parent is empty", async (target) => {
    const { status, body } = await target.rest("GET", "/customers/999999999/contacts");
    expect([status, body.collection]).toEqual([200, []]);
  }),

  reads("L-11: an unknown record answers 404", async (target) => {
    const { status, body } = await target.rest("GET", "/customers/999999999");
    expect([status, body.httpStatusCode]).toEqual([404, 404]);
  }),

  onDemo("L-70 to L-72: filters that end in a 500", async (target) => {
    const status = async (path: string, text: string) =>
      (await target.rest("GET", path + filter(text))).status;
    expect(await status("/orders/drafts", "paymentTerms.paymentTermsNumber$eq:1")).toBe(500);
    expect(await status("/products", "departmentalDistribution.departmentalDistributionNumber$eq:1")).toBe(
      500,
    );
    expect(await status("/products", "barred$eq:true")).toBe(200);
    expect(await status("/products", "barred$ne:true")).toBe(500);
    expect(await status("/customers", "barred$ne:true")).toBe(200);
  }),
];
