import { expect, test } from "vitest";
import type { OpenApi, Schema, XListing } from "../open-api.ts";
import { Findings } from "../problem.ts";
import { serviceDocument } from "../testing/documents.ts";
import { listingFields } from "./fields.ts";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const fields = (item: Schema, listing?: XListing, schemas: Record<string, Schema> = {}) => {
  const document: OpenApi = serviceDocument({}, schemas);
  const findings = new Findings("things");
  const found = listingFields(document, item, listing, "#/paths/~1things/get", findings);
  return { found, problems: findings.problems.map(({ where, reason }) => `${where} ${reason}`) };
};

const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });

test("marked properties become fields with operators, sorts and failures (O-20)", () => {
  const item = object({
    number: { type: "integer", "x-filterable": ["eq", "in"], "x-sortable": true, "x-fails-on": ["in"] },
    name: { type: "string" },
    date: { type: "string", format: "date", "x-sortable": true },
  });
  expect(fields(item).found).toEqual([
    { name: "number", operators: ["eq", "in"], sortable: true, failsOn: ["in"], value: { type: "number" } },
    { name: "date", operators: [], sortable: true, failsOn: [], value: { type: "date" } },
  ]);
});

test.each<[string, Schema, object]>([
  ["a nullable number", { type: ["number", "null"] }, { type: "number" }],
  ["a text", { type: "string" }, { type: "string" }],
  ["a boolean", { type: "boolean" }, { type: "boolean" }],
  ["a date", { type: ["string", "null"], format: "date" }, { type: "date" }],
  ["a timestamp", { type: "string", format: "date-time" }, { type: "date-time" }],
  ["an enumeration in place", { type: "string", enum: ["a", null] }, { type: "enum", values: ["a"] }],
  ["a named one", ref("Kind"), { type: "enum", schema: "Kind", values: [1, 2], names: ["One", "Two"] }],
  ["a nullable named one", { anyOf: [ref("Kind"), { type: "null" }] }, { type: "enum", schema: "Kind" }],
])("%s is compared as its type demands", (_, schema, value) => {
  const kind = { type: "integer", enum: [1, 2], "x-enum-names": ["One", "Two"] };
  const item = object({ field: { ...schema, "x-filterable": ["eq"] } });
  expect(fields(item, undefined, { Kind: kind }).found[0]?.value).toMatchObject(value);
});

test("marks in nested objects give dotted fields, through references and compositions", () => {
  const item: Schema = {
    allOf: [object({ owner: ref("Owner") }), object({ id: { type: "integer", "x-sortable": true } })],
  };
  const owner = object({ number: { type: "integer", "x-filterable": ["eq"] }, self: ref("Owner") });
  expect(fields(item, undefined, { Owner: owner }).found.map(({ name }) => name)).toEqual([
    "owner.number",
    "id",
  ]);
});

test("x-listing replaces the marks entirely (L-81)", () => {
  const item = object({
    name: { type: "string", "x-filterable": ["like"], "x-sortable": true },
    customer: object({ number: { type: "integer" } }),
  });
  const listing = {
    filterable: { "customer.number": ["eq"] },
    sortable: ["customer.number"],
    failsOn: { "customer.number": ["eq"] },
  };
  expect(fields(item, listing)).toEqual({
    problems: [],
    found: [
      {
        name: "customer.number",
        operators: ["eq"],
        sortable: true,
        failsOn: ["eq"],
        value: { type: "number" },
      },
    ],
  });
});

test("x-listing names properties of the items, or gives the type itself (L-63)", () => {
  const item = object({ customer: object({}) });
  expect(fields(item, { filterable: { pNumber: ["eq"], customer: ["eq"] } }).problems).toEqual([
    expect.stringContaining(
      "#/paths/~1things/get x-listing names pNumber, which is not a plain property of the items",
    ),
    expect.stringContaining("x-listing names customer, which is not a plain property of the items"),
  ]);
  expect(fields(item, { sortable: ["pNumber"], fields: { pNumber: { type: "string" } } })).toMatchObject({
    problems: [],
    found: [{ name: "pNumber", sortable: true, value: { type: "string" } }],
  });
});

test("failsOn with a field that cannot be filtered is reported", () => {
  expect(fields(object({}), { failsOn: { name: ["eq"] } }).problems).toEqual([
    "#/paths/~1things/get x-listing.failsOn names name, which is not filterable.",
  ]);
});
