import { describe, expect, test } from "vitest";
import { only, startEmulator } from "../../testing/emulator.ts";
import { fullCompany } from "../../testing/full-company.ts";
import { checkRecord } from "../check-record.ts";

const kindPath = (kind: string) => ({ path: { agreement: "only", kind } });
const recordPath = (kind: string, key: string | number) => ({
  path: { agreement: "only", kind, key: String(key) },
});

const startCompany = () => startEmulator({ mock: { seed: "company", now: "2026-08-14T10:00:00Z" } });

describe("records over HTTP", () => {
  test("are listed by kind, searched and paged", async () => {
    const { client } = await startCompany();
    const kinds = await client.GET("/__mock/agreements/{agreement}/records", { params: only });
    expect(kinds.data?.items.find(({ kind }) => kind === "customers")).toEqual({
      kind: "customers",
      key: ["customerNumber"],
      count: 12,
      canAdd: true,
    });
    const list = "/__mock/agreements/{agreement}/records/{kind}";
    const found = await client.GET(list, { params: { ...kindPath("customers"), query: { q: "BAGERI" } } });
    expect(found.data).toMatchObject({
      total: 1,
      items: [{ key: "1", record: { name: "Havnens Bageri ApS" } }],
    });
    const page = await client.GET(list, {
      params: { ...kindPath("customers"), query: { page: 2, pageSize: 5 } },
    });
    expect([page.data?.total, page.data?.items.map(({ key }) => key)]).toEqual([12, ["11", "12"]]);
    const invoices = await client.GET(list, { params: kindPath("bookedInvoices") });
    expect(invoices.data?.references).toMatchObject({ customerNumber: "customers", layoutNumber: "layouts" });
    const wrong = await client.GET(list, { params: kindPath("custommers") });
    expect(wrong.error).toEqual({
      status: 404,
      message: 'There is no kind "custommers"; did you mean "customers"?',
    });
  });

  test("one is shown as stored, as both surfaces show it, and with its links", async () => {
    const { client, url } = await startCompany();
    const get = "/__mock/agreements/{agreement}/records/{kind}/{key}";
    const { data } = await client.GET(get, { params: recordPath("bookedInvoices", 10001) });
    expect(data).toMatchObject({
      record: { bookedInvoiceNumber: 10001, customerNumber: 1 },
      rest: { document: "rest", path: "/invoices/booked/10001", body: { bookedInvoiceNumber: 10001 } },
      service: null,
      pdf: expect.stringMatching(/\/records\/bookedInvoices\/10001\/pdf$/),
    });
    expect(data?.links).toContainEqual({ field: "customerNumber", kind: "customers", key: "1" });
    const customer = await client.GET(get, { params: recordPath("customers", 1) });
    expect(customer.data).toMatchObject({
      rest: { path: "/customers/1", body: { customerNumber: 1 } },
      service: {
        document: "customers",
        path: expect.stringMatching(/\/Customers\/1$/),
        body: { customerNumber: 1 },
      },
    });
    const entry = await client.GET(get, { params: recordPath("bookedEntries", 1) });
    expect(entry.data?.service).toMatchObject({ document: "booked-entries", body: { entryNumber: 1 } });
    const entries = data?.referencedBy.find(({ kind }) => kind === "bookedEntries");
    expect(entries).toMatchObject({ field: "bookedInvoiceNumber", count: 3 });
    const onRest = await fetch(`${url}/restapi.e-conomic.com${data?.rest?.path}`, {
      headers: { "X-AppSecretToken": "a", "X-AgreementGrantToken": "b" },
    });
    expect(data?.rest?.body).toEqual(await onRest.json());
    const pdf = await fetch(url + data?.pdf);
    expect([pdf.headers.get("content-type"), (await pdf.text()).slice(0, 4)]).toEqual([
      "application/pdf",
      "%PDF",
    ]);
    expect((await client.GET("/__mock/requests")).data?.total).toBe(1);
  });

  test("a slash in a key is sent percent-encoded", async () => {
    const { client } = await startCompany();
    const accounts = await client.GET("/__mock/agreements/{agreement}/records", { params: only });
    const composite = accounts.data?.items.find(({ key, count }) => key.length > 1 && count > 0);
    const list = await client.GET("/__mock/agreements/{agreement}/records/{kind}", {
      params: kindPath(composite?.kind ?? ""),
    });
    const key = list.data?.items[0]?.key ?? "";
    expect(key).toContain("/");
    const one = await client.GET("/__mock/agreements/{agreement}/records/{kind}/{key}", {
      params: recordPath(composite?.kind ?? "", key),
    });
    expect(one.data?.record).toEqual(list.data?.items[0]?.record);
  });

  test("builders add, change, remove and pay records, as in JavaScript", async () => {
    const { client } = await startCompany();
    const add = "/__mock/agreements/{agreement}/records/{kind}";
    const one = "/__mock/agreements/{agreement}/records/{kind}/{key}";
    const nordlys = await client.POST(add, { params: kindPath("customers"), body: { name: "Nordlys ApS" } });
    expect(nordlys.data).toMatchObject({ customerNumber: 13, name: "Nordlys ApS", customerGroupNumber: 1 });
    const many = await client.POST(add, { params: { ...kindPath("customers"), query: { count: 250 } } });
    expect(many.data).toMatchObject({ items: expect.objectContaining({ length: 250 }) });
    const changed = await client.PATCH(one, {
      params: recordPath("customers", 13),
      body: { name: "Nordlys A/S" },
    });
    expect(changed.data).toMatchObject({ customerNumber: 13, name: "Nordlys A/S" });
    expect((await client.DELETE(one, { params: recordPath("customers", 14) })).response.status).toBe(204);
    expect((await client.GET(one, { params: recordPath("customers", 14) })).error?.message).toBe(
      'There is no record "14" of kind customers.',
    );
    const invoice = await client.POST(add, {
      params: kindPath("bookedInvoices"),
      body: { customerNumber: 13, lines: [{ productNumber: "1", quantity: 3, unitNetPrice: 40 }] },
    });
    expect(invoice.data).toMatchObject({ grossAmount: 150, remainder: 150 });
    const { bookedInvoiceNumber } = invoice.data as { bookedInvoiceNumber: number };
    const paid = await client.POST("/__mock/agreements/{agreement}/records/{kind}/{key}/pay", {
      params: recordPath("bookedInvoices", bookedInvoiceNumber),
      body: { amount: 25 },
    });
    expect(paid.data).toMatchObject({ remainder: 125 });
  });

  test.each([
    ["customers", { nmae: "x" }, 'customers.add: There is no property "nmae"'],
    ["customers", { customerNumber: "x" }, 'customers.add: customerNumber must be a number, not "x".'],
    ["customers", { name: 7 }, "customers.add: name must be a text, not 7."],
    ["customers", { customerNumber: 1 }, "customers.add: There is a record with the key 1 already"],
    ["bookedInvoices", { customerNumber: 99 }, "bookedInvoices.add: Customer 99 does not exist."],
    [
      "bookedInvoices",
      { lines: [{ quantity: "3" }] },
      'bookedInvoices.add: lines[0].quantity must be a number, not "3".',
    ],
    ["bookedInvoices", { lines: 1 }, "bookedInvoices.add: lines must be a list, not 1."],
    [
      "vatTypes",
      { name: "no number" },
      "vatTypes.add: A record must have vatTypeNumber, but vatTypeNumber is missing.",
    ],
  ])("%s %j is refused with a reason, and nothing is added", async (kind, body, message) => {
    const { client } = await startCompany();
    const list = "/__mock/agreements/{agreement}/records/{kind}";
    const before = (await client.GET(list, { params: kindPath(kind) })).data?.total;
    const refused = await client.POST(list, { params: kindPath(kind), body });
    expect(refused.error).toEqual({ status: 422, message: expect.stringContaining(message) });
    expect((await client.GET(list, { params: kindPath(kind) })).data?.total).toBe(before);
  });

  test("a booked invoice can be neither updated nor removed", async () => {
    const { client } = await startCompany();
    const path = recordPath("bookedInvoices", 10001);
    const one = "/__mock/agreements/{agreement}/records/{kind}/{key}";
    expect((await client.PATCH(one, { params: path, body: {} })).error?.status).toBe(422);
    expect((await client.DELETE(one, { params: path })).error?.status).toBe(422);
    const pay = await client.POST("/__mock/agreements/{agreement}/records/{kind}/{key}/pay", {
      params: recordPath("customers", 1),
    });
    expect(pay.error?.message).toBe("Booked invoices are paid, not customers.");
  });

  test("a seed with a wrong record adds nothing", async () => {
    const { client } = await startCompany();
    const seed = "/__mock/agreements/{agreement}/seed";
    const added = await client.POST(seed, {
      params: only,
      body: {
        customers: [{ customerNumber: 900, name: "Skovhuset" }],
        draftInvoices: [{ customerNumber: 900 }],
      },
    });
    expect(added.data?.added).toMatchObject({
      customers: [{ customerNumber: 900 }],
      draftInvoices: [{ recipientName: "Skovhuset" }],
    });
    const refused = await client.POST(seed, {
      params: only,
      body: {
        customers: [{ customerNumber: 901 }],
        bookedInvoices: [{ customerNumber: 901 }, { customerNumber: 99 }],
      },
    });
    expect(refused.error?.message).toBe("bookedInvoices[1]: bookedInvoices.add: Customer 99 does not exist.");
    const gone = await client.GET("/__mock/agreements/{agreement}/records/{kind}/{key}", {
      params: recordPath("customers", 901),
    });
    expect(gone.response.status).toBe(404);
    const unknown = await client.POST(seed, { params: only, body: { costumers: [] } });
    expect(unknown.error?.message).toBe('there is no collection "costumers"; did you mean "customers"?');
  });

  test("the types that records must have match the types in the books", async () => {
    const mock = await fullCompany();
    const refused = [...mock.snapshot().agreements.values()]
      .flatMap(({ tables }) => [...tables.values()])
      .flatMap(({ kind, records }) =>
        [...records.values()].map((record) => complaintAbout(kind.name, record)),
      );
    expect(refused.length).toBeGreaterThan(1_000);
    expect([...new Set(refused)]).toEqual([undefined]);
  });
});

function complaintAbout(kind: string, record: object): unknown {
  try {
    return checkRecord(`${kind}.add`, kind, record);
  } catch (error) {
    return String(error);
  }
}

describe("the ledger over HTTP", () => {
  test("balances, and its months are those of the entries", async () => {
    const { client } = await startCompany();
    const { data } = await client.GET("/__mock/agreements/{agreement}/ledger", { params: only });
    expect(data).toMatchObject({ currency: "DKK", balanced: true });
    const { assets = 0, liabilities = 0, income = 0, costs = 0, result = 0 } = data?.totals ?? {};
    expect(income).toBeGreaterThan(0);
    expect(costs).toBeLessThan(0);
    expect(result).toBeCloseTo(income + costs, 2);
    // The result equals the change of the balance sheet.
    expect(assets + liabilities).toBeCloseTo(result, 2);
    const months = data?.months.map(({ month }) => month) ?? [];
    expect(months).toEqual([...months].sort());
    expect(months.at(-1)).toBe("2026-08");
    expect(data?.months.reduce((sum, one) => sum + one.result, 0)).toBeCloseTo(result, 2);
    const entries = data?.accounts.reduce((sum, one) => sum + one.entries, 0);
    expect(data?.months.reduce((sum, one) => sum + one.entries, 0)).toBe(entries);
  });

  test("an agreement without entries has no months", async () => {
    const { client } = await startEmulator();
    const { data } = await client.GET("/__mock/agreements/{agreement}/ledger", { params: only });
    expect(data).toMatchObject({ balanced: true, accounts: [], months: [], totals: { result: 0 } });
  });
});
