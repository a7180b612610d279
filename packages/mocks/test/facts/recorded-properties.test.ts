/** Tests properties that recorded answers have but that are not published (L-146). */
import { beforeAll, describe, expect, test } from "vitest";
import { isObject } from "../../src/store/entity.ts";
import { resolveSchema, typeOf } from "../../src/table/schema.ts";
import type { Schema } from "../../src/table/types.ts";
import { crawl, operationAt } from "../../src/testing/crawl.ts";
import { fullCompany } from "../../src/testing/full-company.ts";
import { documentNamed, operationOf } from "../../src/testing/published-answer.ts";
import { testMock } from "../../src/testing/test-mock.ts";

/** Properties by operation: the path in the answer, with "[]" for any item, and the recorded JSON type. */
const recorded: Readonly<Record<string, readonly (readonly [path: string, type: string])[]>> = {
  "GET /customer-groups": [["collection[].account.vatAccount", "object"]],
  "GET /customers": [["collection[].attention.customer", "object"]],
  "GET /departmental-distributions": [["collection[].barred", "boolean"]],
  "GET /departmental-distributions/distributions": [["pagination.developerHint", "string"]],
  "GET /invoices/drafts": [
    ["collection[].attachment", "string"],
    ["collection[].externalId", "string"],
    ["collection[].layout", "object"],
    ["collection[].lines", "array"],
    ["collection[].paymentTerms.description", "string"],
    ["collection[].recipient.mobilePhone", "string"],
    ["collection[].recipient.vatZone.enabledForCustomer", "boolean"],
    ["collection[].recipient.vatZone.enabledForSupplier", "boolean"],
    ["collection[].recipient.vatZone.name", "string"],
  ],
  "GET /invoices/drafts/{draftInvoiceNumber}": [
    ["externalId", "string"],
    ["lines[].unit.products", "string"],
    ["recipient.vatZone.enabledForCustomer", "boolean"],
    ["recipient.vatZone.enabledForSupplier", "boolean"],
    ["recipient.vatZone.name", "string"],
  ],
  "GET /orders/archived": [
    ["collection[].attachment", "string"],
    ["collection[].layout", "object"],
    ["collection[].lines", "array"],
    ["collection[].templates", "object"],
  ],
  "GET /orders/archived/{orderNumber}": [
    ["attachment", "string"],
    ["layout", "object"],
    ["lines[].totalNetAmount", "integer"],
    ["lines[].unit.products", "string"],
    ["templates", "object"],
  ],
  "GET /orders/drafts": [
    ["collection[].attachment", "string"],
    ["collection[].layout", "object"],
    ["collection[].lines", "array"],
    ["collection[].recipient.nemHandelType", "string"],
  ],
  "GET /orders/drafts/{orderNumber}": [["lines[].unit.products", "string"]],
  "GET /orders/sent": [
    ["collection[].attachment", "string"],
    ["collection[].layout", "object"],
    ["collection[].lines", "array"],
    ["collection[].recipient.nemHandelType", "string"],
  ],
  "GET /orders/sent/{orderNumber}": [
    ["attachment", "string"],
    ["layout", "object"],
    ["lines[].totalNetAmount", "integer"],
    ["lines[].unit.products", "string"],
    ["recipient.nemHandelType", "string"],
  ],
  "GET /products": [
    ["collection[].invoices.self", "string"],
    ["collection[].unit.products", "string"],
  ],
  "GET /products/{productNumber}": [
    ["invoices.self", "string"],
    ["pricing", "object"],
    ["unit.products", "string"],
  ],
  "GET /self": [
    ["bankInformation.giro", "string"],
    ["bankInformation.ibanNumber", "string"],
    ["bankInformation.swiftCode", "string"],
    ["company.faxNumber", "string"],
  ],
  "GET /suppliers": [["collection[].metaData", "object"]],
  "GET /suppliers/{supplierNumber}": [["metaData", "object"]],
  "GET /units": [["collection[].products", "string"]],
  "POST /invoices/booked": [
    ["lines[].unit.products", "string"],
    ["orderNumber", "integer"],
    ["paymentTerms.description", "string"],
    ["recipient.vatZone.enabledForCustomer", "boolean"],
    ["recipient.vatZone.enabledForSupplier", "boolean"],
    ["recipient.vatZone.name", "string"],
  ],
  "POST /invoices/drafts": [
    ["lines[].unit.products", "string"],
    ["paymentTerms.description", "string"],
    ["recipient.vatZone.enabledForCustomer", "boolean"],
    ["recipient.vatZone.enabledForSupplier", "boolean"],
    ["recipient.vatZone.name", "string"],
  ],
  "POST /products": [
    ["invoices.self", "string"],
    ["pricing", "object"],
    ["unit.products", "string"],
  ],
};

/** Properties that the types have but the mocks do not send. */
const notSent: ReadonlySet<string> = new Set([
  // This listing was recorded without lines (L-49).
  "GET /invoices/drafts collection[].lines",
]);

const rest = documentNamed("rest");

/** Returns the schema at a path of an answer; undefined if there is none. */
function schemaAt(schema: Schema | undefined, path: string): Schema | undefined {
  return path.split(".").reduce<Schema | undefined>((at, segment) => {
    const property = resolveSchema(rest, at).properties?.[segment.replace("[]", "")];
    return segment.endsWith("[]") ? resolveSchema(rest, property).items : property;
  }, schema);
}

/** Returns every value at a path of an answer. */
function valuesAt(body: unknown, path: string): readonly unknown[] {
  return path.split(".").reduce<readonly unknown[]>(
    (values, segment) =>
      values
        .map((value) => (isObject(value) ? value[segment.replace("[]", "")] : undefined))
        .flatMap((value) => (segment.endsWith("[]") && Array.isArray(value) ? value : [value]))
        .filter((value) => value !== undefined),
    [body],
  );
}

const jsonType = (value: unknown): string =>
  Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;

const answers = new Map<string, unknown[]>();
const note = (operation: string, body: unknown): void => {
  answers.set(operation, [...(answers.get(operation) ?? []), body]);
};

beforeAll(async () => {
  const mock = await fullCompany();
  const draft = (await mock.rest("GET", "/invoices/drafts/2")).body;
  const made = await mock.rest("POST", "/invoices/drafts", draft);
  note("POST /invoices/drafts", made.body);
  const { draftInvoiceNumber } = made.body;
  const booked = await mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber } });
  note("POST /invoices/booked", booked.body);
  const product = (await mock.rest("GET", "/products/1")).body;
  note("POST /products", (await mock.rest("POST", "/products", { ...product, productNumber: "P-2" })).body);
  const distributions = "/departmental-distributions/distributions";
  note(`GET ${distributions}`, (await testMock().rest("GET", distributions)).body);
  for (const { url, body } of await crawl(mock, ["https://restapi.e-conomic.com/"])) {
    const operation = operationAt("GET", url)?.operation;
    if (operation !== undefined && `GET ${operation.path}` in recorded) note(`GET ${operation.path}`, body);
  }
}, 120_000);

const rows = Object.entries(recorded).flatMap(([operation, properties]) =>
  properties.map(([path, type]) => [operation, path, type] as const),
);

describe("L-146: a recorded property", () => {
  test.each(rows)("%s %s is in the types, and sent", (operation, path, type) => {
    const [method = "", at = ""] = operation.split(" ");
    const schema = schemaAt(Object.values(operationOf(rest, method, at).responses)[0]?.schema, path);
    const published = typeOf(rest, schema);
    // A number without a fraction looks like an integer.
    expect([type, type === "integer" ? "number" : type]).toContain(published);
    if (notSent.has(`${operation} ${path}`)) return;
    const sent = (answers.get(operation) ?? []).flatMap((body) => valuesAt(body, path));
    expect(sent.map(jsonType)).toContain(type);
  });

  test("is sent although it is false, if that was recorded", () => {
    const flags = (operation: string, path: string) =>
      (answers.get(operation) ?? []).flatMap((body) => valuesAt(body, path));
    expect(flags("GET /customers", "collection[].eInvoicingDisabledByDefault")).toContain(false);
    expect(flags("GET /departmental-distributions", "collection[].barred")).toContain(false);
  });

  test("of a product is its minimum stock, if it has one", async () => {
    const mock = await fullCompany();
    mock.agreement().products.update("1", { minimumStock: 5 });
    expect((await mock.rest("GET", "/products/1")).body.minimumStock).toBe(5);
    expect((await mock.rest("GET", "/products/2")).body).not.toHaveProperty("minimumStock");
  });

  test("is absent for a supplier without a layout", async () => {
    const mock = await fullCompany();
    const { layout: _, ...supplier } = (await mock.rest("GET", "/suppliers/1")).body;
    const made = await mock.rest("POST", "/suppliers", { ...supplier, supplierNumber: 900 });
    expect([made.status, "layout" in made.body]).toEqual([201, false]);
  });
});
