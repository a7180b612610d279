import { describe, expect, test } from "vitest";
import type { Node } from "../parity/own-specs.ts";
import { Tally } from "../parity/tally.ts";
import { compareFile, compareListed } from "./compare-operations.ts";
import type { RecordedFile } from "./recorded.ts";
import { RestSpec } from "./rest-spec.ts";

const listing: RecordedFile = {
  method: "GET",
  segments: ["customers", "customerNo", "shops"],
  type: "object",
  properties: {
    collection: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: {
            type: "string",
            maxLength: 50,
            required: true,
            filter: true,
            sort: true,
            defaultSort: "ascending",
          },
          opened: { type: "string", format: "full-date", pattern: "\\d{4}-\\d{2}-\\d{2}", filter: true },
          balance: { type: "number", maxDecimal: 2, readOnly: true },
          kind: { enum: ["small", "big"], default: "small", filter: true },
        },
      },
    },
  },
};

const query = (name: string, schema: Node = { type: "string" }): Node => ({ name, in: "query", schema });

/** A complete specification. Each test changes its own copy. */
const complete = () => {
  const shop = {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", maxLength: 50 },
      opened: { type: "string", format: "date" },
      balance: { type: "number", multipleOf: 0.01, readOnly: true },
      kind: { enum: ["small", "big"], default: "small" },
    } as Record<string, Node>,
  };
  const operation = {
    parameters: [query("skippages"), query("pagesize"), query("filter"), query("sort", { default: "name" })],
    "x-listing": {
      filterable: {
        name: ["eq", "ne", "gt", "gte", "lt", "lte", "like", "in", "nin"],
        opened: ["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"],
        kind: ["eq", "ne"],
      } as Record<string, string[]>,
      sortable: ["name"],
    },
    responses: { "200": { content: { "application/json": { schema: { $ref: "#/schemas/Shops" } } } } },
  };
  const item = { parameters: [{ $ref: "shared.yaml#/customerNumber" }], get: operation };
  return { shop, operation, item };
};

const filesOf = ({ shop, item }: ReturnType<typeof complete>): Record<string, Node> => ({
  "rest.yaml": { paths: { "/customers/{customerNumber}/shops": { $ref: "rest/shops.yaml#/paths/~1shops" } } },
  "rest/shops.yaml": {
    paths: { "/shops": item },
    schemas: {
      Shops: {
        type: "object",
        properties: { collection: { type: "array", items: { $ref: "#/schemas/Shop" } } },
      },
      Shop: shop,
    },
  },
  "rest/shared.yaml": { customerNumber: { name: "customerNumber", in: "path" } },
});

function compare(own: ReturnType<typeof complete>, recorded = listing) {
  const files = filesOf(own);
  const spec = new RestSpec("rest.yaml", (file) => files[file] ?? {});
  const to = { tally: new Tally(), additions: [] as string[], spec };
  compareFile(to, recorded);
  return { ...to, misses: to.tally.misses };
}

describe("a published file is compared with its operation", () => {
  test("a complete operation has no misses, whatever the file calls its parameters", () => {
    const { misses, additions } = compare(complete());
    expect(misses).toEqual([]);
    expect(additions).toEqual([]);
  });

  test("a missing operation is one miss", () => {
    const { misses } = compare(complete(), { ...listing, method: "POST" });
    expect(misses).toEqual(["operations with a published file: POST /customers/{customerNumber}/shops"]);
  });

  test.each<[string, (own: ReturnType<typeof complete>) => void]>([
    ["collection[].opened", ({ shop }) => delete shop.properties.opened],
    ["limits", ({ shop }) => delete shop.properties.name?.maxLength],
    [
      "decimals",
      ({ shop }) => (shop.properties.balance = { type: "number", multipleOf: 0.001, readOnly: true }),
    ],
    ["pattern", ({ shop }) => (shop.properties.opened = { type: "string", format: "uri" })],
    ["read-only", ({ shop }) => delete shop.properties.balance?.readOnly],
    [
      "read-only",
      ({ shop }) => (shop.properties.opened = { type: "string", format: "date", readOnly: true }),
    ],
    ["defaults", ({ shop }) => delete shop.properties.kind?.default],
    ["big", ({ shop }) => (shop.properties.kind = { enum: ["small"], default: "small" })],
    [
      "huge is not published",
      ({ shop }) => (shop.properties.kind = { enum: ["small", "big", "huge"], default: "small" }),
    ],
    ["required properties", ({ shop }) => (shop.required = [])],
    ["kind is not published", ({ shop }) => shop.required.push("kind")],
    ["filterable fields", ({ operation }) => delete operation["x-listing"].filterable.kind],
    ["kind: like is not published", ({ operation }) => operation["x-listing"].filterable.kind?.push("like")],
    ["sortable fields", ({ operation }) => (operation["x-listing"].sortable = [])],
    ["default sorting", ({ operation }) => (operation.parameters[3] = query("sort"))],
    ["pagesize", ({ operation }) => operation.parameters.splice(1, 1)],
    ["customerNumber", ({ item }) => (item.parameters = [])],
  ])("%s is missed", (miss, spoil) => {
    const own = complete();
    spoil(own);
    expect(compare(own).misses.join("\n")).toContain(miss);
  });

  test("a property that is not published is listed, and is not a miss", () => {
    const own = complete();
    own.shop.properties.extra = { type: "string" };
    const { misses, additions } = compare(own);
    expect(misses).toEqual([]);
    expect(additions).toEqual(["GET /customers/{customerNumber}/shops.collection[].extra"]);
  });

  test("a reference to a missing schema throws and names it", () => {
    const own = complete();
    own.item.parameters = [{ $ref: "shared.yaml#/nobody" }];
    expect(() => compare(own)).toThrow(
      "rest/shops.yaml refers to shared.yaml#/nobody, which does not exist.",
    );
  });
});

test("an operation without a published file is counted by its path", () => {
  const files = filesOf(complete());
  const to = {
    tally: new Tally(),
    additions: [],
    spec: new RestSpec("rest.yaml", (file) => files[file] ?? {}),
  };
  compareListed(to, { method: "GET", path: "/customers/{customerNumber}/shops" });
  compareListed(to, { method: "DELETE", path: "/customers/{customerNumber}/shops" });
  expect(to.tally.misses).toEqual(["operations without one: DELETE /customers/{customerNumber}/shops"]);
});
