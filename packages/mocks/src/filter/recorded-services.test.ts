import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";

const mock = testMock({ seed: "company" });
const ask = (service: string, path: string) => mock.apis(service, "GET", path);

describe("filters on the services", () => {
  test("customers: customerNumber only; others get the operator message (O-08, O-24)", async () => {
    const unfilterable = await ask("customersapi", "/Customers?filter=name$like:a");
    const unknown = await ask("customersapi", "/Customers?filter=bogus$eq:1");
    const message = ({ body }: { body: { errors: { message: string }[] } }) => body.errors[0]?.message;
    expect(message(unfilterable)).toBe("Operator $like: not supported on property name");
    expect(message(unknown)).toBe("Filtering is not allowed on property 'bogus'");
    for (const { status, body, headers } of [unfilterable, unknown]) {
      expect([status, headers.get("content-type")]).toEqual([400, "application/problem+json; charset=utf-8"]);
      expect(body).toMatchObject({
        status: 400,
        errorCode: "BadFilterRequest",
        traceId: headers.get("x-requestid"),
      });
      // The services do not list the allowed fields (O-07).
      expect(body).not.toHaveProperty("allowedFilteringFields");
    }
  });

  test("a count counts the records that the filter keeps (O-04)", async () => {
    const count = async (filter: string) =>
      (await ask("customersapi", `/Customers/count?filter=${filter}`)).body;
    expect(await count("customerNumber$lte:2")).toBe(2);
    expect(await count("customerNumber$lt:1")).toBe(0);
  });

  test("a sort is ignored with a cursor, even a wrong one (O-03), but not by pages", async () => {
    type Customer = { customerNumber: number };
    const numbers = (rows: Customer[]) => rows.map((row) => row.customerNumber);
    const byCursor = await ask("customersapi", "/Customers?sort=-customerNumber");
    const ascending = numbers(byCursor.body.items);
    expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
    expect((await ask("customersapi", "/Customers?sort=bogus")).status).toBe(200);
    const pages = await ask("customersapi", "/Customers/paged?sort=-customerNumber&pageSize=100");
    expect(numbers(pages.body)).toEqual(ascending.toReversed());
    expect((await ask("customersapi", "/Customers/paged?sort=name")).status).toBe(400);
  });

  test("a page has at most 100 items (O-05)", async () => {
    const { status, body } = await ask("customersapi", "/Customers/paged?pageSize=101");
    expect([status, body.errors[0].message]).toEqual([400, "The field PageSize must be between 1 and 100"]);
  });

  test("entry types: number or name, equality only (O-18); unknown names (O-19)", async () => {
    const entries = (filter: string) => ask("bookedEntriesapi", `/booked-entries?filter=${filter}`);
    const [byNumber, byName] = await Promise.all([entries("type$eq:1"), entries("type$eq:customerInvoice")]);
    expect(byNumber.body).toEqual(byName.body);
    expect((await entries("type$gt:1")).body.errors[0].message).toBe(
      "Operator $gt: not supported on property type",
    );
    expect([(await entries("type$eq:zz")).status, (await entries("type$eq:zz")).body.items]).toEqual([
      200,
      [],
    ]);
    const wrong = await entries("type$ne:zz");
    expect([wrong.status, wrong.body.errors[0].message]).toEqual([400, "Requested value 'zz' was not found"]);
  });

  test("201 values in a list are too many (S-11)", async () => {
    const list = Array.from({ length: 201 }, (_, at) => at + 1).join(",");
    const { body } = await ask("customersapi", `/Customers?filter=customerNumber$in:[${list}]`);
    expect(body.detail).toBe(
      "The $in: and $nin: operators only allow filtering on arrays with less than '200' values. Your array has 201 values.",
    );
  });
});

describe("the services' own failures", () => {
  test("accounts: assetGroupNumber (O-20), isDepartmentMandatory but for $null: (O-21)", async () => {
    const status = async (filter: string) => (await ask("accountsapi", `/Accounts?filter=${filter}`)).status;
    for (const rest of ["$eq:1", "$gt:1", "$in:[1]", "$eq:$null:"])
      expect([rest, await status(`assetGroupNumber${rest}`)]).toEqual([rest, 500]);
    expect(await status("isDepartmentMandatory$eq:true")).toBe(500);
    expect(await status("isDepartmentMandatory$ne:true")).toBe(500);
    expect(await status("isDepartmentMandatory$eq:$null:")).toBe(200);
    expect(await status("isUnitMandatory$eq:true")).toBe(200);
  });

  test("journals: every filter fails on all three listings, sorting works (O-22)", async () => {
    const status = async (path: string) => (await ask("journalsapi", path)).status;
    for (const path of ["/journals", "/journals/paged", "/journals/count"])
      expect([path, await status(`${path}?filter=number$eq:1`)]).toEqual([path, 500]);
    expect(await status("/journals/paged?sort=-number")).toBe(200);
    expect(await status("/draft-entries?filter=entryNumber$gt:0")).toBe(200);
    expect(await status("/accruals?filter=entryNumber$gt:0")).toBe(200);
  });

  test("one failing clause fails the whole filter (O-23)", async () => {
    const { status } = await ask("accountsapi", "/Accounts?filter=number$eq:1$or:assetGroupNumber$eq:1");
    expect(status).toBe(500);
  });
});
