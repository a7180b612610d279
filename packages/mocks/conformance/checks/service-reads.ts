import { expect } from "vitest";
import { type Check, onDemo, reads } from "../check.ts";

const filter = (value: string) => `?filter=${encodeURIComponent(value)}`;

export const serviceReads: readonly Check[] = [
  reads("S-01, S-02: the same tokens and the same bucket on both hosts", async (target) => {
    const used = (headers: Headers) => Number(/: (\d+)\//.exec(headers.get("x-ratelimiting") ?? "")?.[1]);
    const rest = await target.rest("GET", "/self");
    const service = await target.apis("customersapi", "GET", "/Customers/count");
    expect([rest.status, service.status]).toEqual([200, 200]);
    expect(used(service.headers)).not.toBe(used(rest.headers));
  }),

  reads("S-14: a customer has other names on the other surface", async (target, { seeded }) => {
    const { collection } = (await target.rest("GET", "/customers?pagesize=1")).body;
    if (seeded) expect(collection).toHaveLength(1);
    for (const { customerNumber, name, paymentTerms } of collection) {
      const { body } = await target.apis("customersapi", "GET", `/Customers/${customerNumber}`);
      expect(body).toMatchObject({ name, paymentTermId: paymentTerms.paymentTermsNumber });
      expect(body).not.toHaveProperty("paymentTerms");
    }
  }),

  reads("O-02: a cursor listing has items, and no cursor at its end", async (target) => {
    const { status, body } = await target.apis("productsapi", "GET", "/productgroups");
    expect([status, Array.isArray(body.items), "cursor" in body]).toEqual([200, true, false]);
  }),

  reads("O-03: a cursor listing ignores sort", async (target) => {
    const plain = await target.apis("accountsapi", "GET", "/Accounts");
    const sorted = await target.apis("accountsapi", "GET", "/Accounts?sort=-number");
    expect(sorted.status).toBe(200);
    const numbers = ({ items }: { items: { number: number }[] }) => items.map(({ number }) => number);
    expect(numbers(sorted.body)).toEqual(numbers(plain.body));
  }),

  reads("O-04, O-24: a count counts the records that the filter keeps", async (target) => {
    const count = async (text: string) =>
      (await target.apis("customersapi", "GET", `/Customers/count${text}`)).body;
    const all = await count("");
    expect(Number.isInteger(all)).toBe(true);
    expect(await count(filter("customerNumber$gte:1"))).toBe(all);
    expect(await count(filter("customerNumber$eq:999999998"))).toBe(0);
    expect(Array.isArray((await target.apis("customersapi", "GET", "/Customers/paged")).body)).toBe(true);
  }),

  reads("O-05: a page has up to 100 items, not 101", async (target) => {
    expect((await target.apis("customersapi", "GET", "/Customers/paged?pageSize=100")).status).toBe(200);
    const refused = await target.apis("customersapi", "GET", "/Customers/paged?pageSize=101");
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain("The field PageSize must be between 1 and 100");
  }),

  reads("O-06, O-07, O-08: a refused filter has one of two messages", async (target) => {
    const refused = async (text: string) => target.apis("customersapi", "GET", `/Customers${filter(text)}`);
    const unknown = await refused("bogusProp$eq:1");
    expect(unknown.body).toMatchObject({ status: 400, errorCode: "BadFilterRequest" });
    expect(unknown.headers.get("content-type")).toContain("application/problem+json");
    expect(unknown.body).not.toHaveProperty("allowedFilteringFields");
    expect(unknown.body.traceId).toMatch(/^[0-9a-f]+-[A-Z]{3}$/);
    expect(JSON.stringify(unknown.body)).toContain("Filtering is not allowed on property 'bogusProp'");
    const operator = await refused("name$like:a");
    expect(operator.body).toMatchObject({ status: 400, errorCode: "BadFilterRequest" });
    expect(JSON.stringify(operator.body)).toMatch(/Operator \$like: ?not supported on property name/i);
  }),

  reads("O-06: an unknown record answers ResourceNotFound", async (target) => {
    const { status, body } = await target.apis("customersapi", "GET", "/Customers/999999998");
    expect([status, body.errorCode]).toEqual([404, "ResourceNotFound"]);
  }),

  reads("O-18, O-19: a type is filtered by number or name", async (target) => {
    const ask = (text: string) =>
      target.apis("bookedEntriesapi", "GET", `/booked-entries/count${filter(text)}`);
    expect((await ask("type$eq:1")).status).toBe(200);
    expect((await ask("type$eq:financeVoucher")).status).toBe(200);
    expect((await ask("type$gt:1")).status).toBe(400);
    expect((await ask("type$eq:zz")).body).toBe(0);
    expect(JSON.stringify((await ask("type$ne:zz")).body)).toContain("Requested value 'zz' was not found");
  }),

  reads("S-11: services accept 200 values in a list, not 201", async (target) => {
    const ask = (length: number) =>
      target.apis(
        "customersapi",
        "GET",
        `/Customers${filter(`customerNumber$in:[${Array.from({ length }, (_, index) => index + 1)}]`)}`,
      );
    expect((await ask(200)).status).toBe(200);
    const refused = await ask(201);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain("less than '200' values. Your array has 201 values");
  }),

  reads("O-45: accounting years have /paged and a count, but no cursor listing", async (target) => {
    const paged = await target.apis("accountingyearsapi", "GET", "/AccountingYears/paged");
    expect([paged.status, Array.isArray(paged.body)]).toEqual([200, true]);
  }),

  onDemo("O-20, O-21, O-22: filters that end in a 500", async (target) => {
    const status = async (service: string, path: string, text: string) =>
      (await target.apis(service, "GET", path + filter(text))).status;
    expect(await status("accountsapi", "/Accounts", "assetGroupNumber$eq:1")).toBe(500);
    expect(await status("accountsapi", "/Accounts", "isDepartmentMandatory$eq:true")).toBe(500);
    expect(await status("accountsapi", "/Accounts", "isDepartmentMandatory$eq:$null:")).toBe(200);
    expect(await status("journalsapi", "/journals", "number$eq:1")).toBe(500);
  }),
];
