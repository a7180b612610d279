import { beforeAll, describe, expect, test } from "vitest";
import { type TestMock, testMock } from "../testing/test-mock.ts";

const mock: TestMock = testMock({ seed: "company" });

beforeAll(() => {
  const names = ["Br[X] A/S", "BrX A/S", "Pris $100 (netto), 50 % * 2", "NoSuch* thing", "NoSuch thing"];
  for (const name of names) mock.agreement().customers.add({ name });
});

const listing = (path: string, query: string) => mock.rest("GET", `${path}?${query}`);
const filtered = (path: string, filter: string) => listing(path, `filter=${encodeURIComponent(filter)}`);
const names = async (filter: string) => {
  const { body } = await filtered("/customers", filter);
  return body.collection.map((customer: { name: string }) => customer.name);
};

/** Returns the statuses of `field$eq:value` for each field. */
async function statuses(
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Record<string, number>> {
  const found = Object.entries(fields).map(async ([field, value]) => {
    return [field, (await filtered(path, `${field}$eq:${value}`)).status] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

const every = (fields: readonly string[], status: number) =>
  Object.fromEntries(fields.map((field) => [field, status]));

describe("filters on REST", () => {
  test.each([
    "/customers",
    "/products",
    "/suppliers",
    "/accounts",
    "/invoices/booked",
    "/journals",
    "/employees",
  ])("%s: an unknown field answers 400 with the allowed fields (L-60, L-61)", async (path) => {
    const { status, body } = await filtered(path, "bogusProp$eq:1");
    expect([status, body.httpStatusCode, body.message]).toEqual([
      400,
      400,
      "Could not parse query string filter.",
    ]);
    expect(body.errors).toEqual(["Filtering is not allowed on property 'bogusProp'."]);
    expect(body.developerHint).toContain("$like:");
    expect(body.allowedFilteringFields.length).toBeGreaterThan(1);
    expect(body).not.toHaveProperty("errorCode");
  });

  test("customers: 21 fields, pNumber among them (L-63)", async () => {
    expect((await filtered("/customers", "pNumber$eq:1")).status).toBe(200);
    expect((await filtered("/customers", "x$eq:1")).body.allowedFilteringFields).toHaveLength(21);
  });

  test("customer groups: name and number only (L-64)", async () => {
    const { body } = await filtered("/customer-groups", "account.accountNumber$eq:1");
    expect(body.allowedFilteringFields.toSorted()).toEqual(["customerGroupNumber", "name"]);
  });

  test("customer contacts: seven fields (L-65)", async () => {
    const { body } = await filtered("/customers/1/contacts", "customer.customerNumber$eq:1");
    expect(body.allowedFilteringFields.toSorted()).toEqual(
      ["customerContactNumber", "name", "email", "eInvoiceId", "phone", "comments", "sortKey"].toSorted(),
    );
  });

  test("employees: number, name and barred, but no email, phone or group (L-66)", async () => {
    expect(
      await statuses("/employees", {
        employeeNumber: "1",
        name: "a",
        barred: "false",
        email: "a",
        phone: "1",
      }),
    ).toEqual({ employeeNumber: 200, name: 200, barred: 200, email: 400, phone: 400 });
  });

  test("products: no inventory; weights (L-67) and barred (L-69) do not sort", async () => {
    const weights = ["grossWeight", "netWeight", "packageVolume"].map((name) => `inventory.${name}`);
    const all = [...weights, "inventory.recommendedCostPrice"];
    expect(await statuses("/products", Object.fromEntries(all.map((name) => [name, "1"])))).toEqual(
      every(all, 400),
    );
    for (const field of [...weights, "barred"])
      expect([field, (await listing("/products", `sort=${field}`)).status]).toEqual([field, 400]);
    expect((await filtered("/products", "barred$eq:false")).status).toBe(200);
  });

  test("invoices: none of the listings filters or sorts by customerContact (L-68)", async () => {
    const field = "references.customerContact.customer.customerNumber";
    for (const view of ["drafts", "booked", "paid", "unpaid", "overdue", "not-due"]) {
      expect([view, await statuses(`/invoices/${view}`, { [field]: "1" })]).toEqual([view, { [field]: 400 }]);
      expect([view, (await listing(`/invoices/${view}`, `sort=${field}`)).status]).toEqual([view, 400]);
    }
  });

  test("accounts: closed is filterable below an account only (L-81)", async () => {
    const [{ accountNumber }] = (await mock.rest("GET", "/accounts")).body.collection;
    expect(await statuses("/accounting-years", { closed: "true" })).toEqual({ closed: 400 });
    expect(await statuses(`/accounts/${accountNumber}/accounting-years`, { closed: "true" })).toEqual({
      closed: 200,
    });
  });

  test("enumerations: equality only (L-73)", async () => {
    const found = ["$like:deb", "$eq:debit", "$ne:debit"].map(async (rest) => {
      return (await filtered("/accounts", `debitCredit${rest}`)).status;
    });
    expect(await Promise.all(found)).toEqual([400, 200, 200]);
  });
});

describe("REST's own failures", () => {
  test.each(["orders", "quotes"])(
    "%s: payment terms fail on any operator, though listed (L-70, L-74)",
    async (kind) => {
      const field = "paymentTerms.paymentTermsNumber";
      for (const state of ["drafts", "sent", "archived"]) {
        const path = `/${kind}/${state}`;
        for (const rest of ["$eq:1", "$gt:0", "$in:[1]"])
          expect([path, rest, (await filtered(path, field + rest)).status]).toEqual([path, rest, 500]);
        expect((await filtered(path, "x$eq:1")).body.allowedFilteringFields).toContain(field);
        expect((await listing(path, `sort=${field}`)).status).toBe(400);
      }
      expect((await filtered("/invoices/drafts", `${field}$eq:1`)).status).toBe(200);
    },
  );

  test("products: distribution (L-71) and barred with $ne: (L-72); customers work", async () => {
    expect(
      (await filtered("/products", "departmentalDistribution.departmentalDistributionNumber$eq:1")).status,
    ).toBe(500);
    expect((await filtered("/products", "barred$ne:true")).status).toBe(500);
    for (const rest of ["$eq:true", "$ne:true", "$eq:$null:"])
      expect([rest, (await filtered("/customers", `barred${rest}`)).status]).toEqual([rest, 200]);
  });

  test("R-10: a 500 has REST's shape and can be switched off", async () => {
    const { body } = await filtered("/products", "barred$ne:true");
    expect(body).toMatchObject({ httpStatusCode: 500 });
    const lenient = testMock({ rulings: { serverFaults: false } });
    expect((await lenient.rest("GET", "/products?filter=barred$ne:true")).status).toBe(200);
  });
});

describe("the syntax of filters on REST", () => {
  test("$null: is a value (L-75)", async () => {
    expect((await filtered("/customers", "ean$eq:$null:")).status).toBe(200);
    expect((await filtered("/customers", "ean$null:")).body.errors[0]).toMatch(/^Syntax error, expected: /);
  });

  test("a bare list is refused (L-76), texts are not (L-77), 200 values fit (S-11)", async () => {
    const list = (count: number) => `customerNumber$in:[${Array.from({ length: count }, (_, at) => at + 1)}]`;
    expect((await filtered("/customers", "customerNumber$in:1,2")).body.errors).toEqual([
      "Syntax error, expected: [",
    ]);
    expect(await names("name$in:[Abe,Bob]")).toEqual([]);
    expect((await filtered("/customers", list(200))).status).toBe(200);
    expect((await filtered("/customers", list(201))).status).toBe(400);
  });

  test("$like: without * finds the text anywhere, in any casing (S-10)", async () => {
    expect(await names("name$like:SUCH THING")).toEqual(["NoSuch thing"]);
    expect(await names("name$like:nosuch")).toHaveLength(2);
  });

  test("$ and ) are escaped, and ( * , may be (L-78)", async () => {
    const found = ["Pris $100 (netto), 50 % * 2"];
    expect(await names("name$eq:Pris $$100 (netto$), 50 % * 2")).toEqual(found);
    expect(await names("name$eq:Pris $$100 $(netto$)$, 50 % $* 2")).toEqual(found);
    expect((await filtered("/customers", "name$eq:Pris $100")).status).toBe(400);
    expect(await names("name$eq:Br[X] A/S")).toEqual(["Br[X] A/S"]);
    expect(await names("name$eq:Br$[X$] A/S")).toEqual([]);
  });

  test("under $like: brackets are a class (L-79), an escaped * is literal (L-80)", async () => {
    expect(await names("name$like:Br[X]")).toEqual(["BrX A/S"]);
    expect(await names("name$like:Br[[]X]")).toEqual(["Br[X] A/S"]);
    expect(await names("name$like:NoSuch$*")).toEqual(["NoSuch* thing"]);
  });

  test("an unsortable field answers 400 without alternatives (L-62)", async () => {
    const { status, body } = await listing("/customers", "sort=bogus");
    expect([status, body.message]).toEqual([400, "Could not parse query string sort parameter"]);
    expect(body).not.toHaveProperty("allowedFilteringFields");
    expect(body).not.toHaveProperty("errors");
  });

  test("pagesize over 1000 is E04810 (L-41)", async () => {
    expect((await listing("/customers", "pagesize=1000")).status).toBe(200);
    expect((await listing("/customers", "pagesize=1001")).body).toMatchObject({
      errorCode: "E04810",
      httpStatusCode: 400,
    });
  });
});
