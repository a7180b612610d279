import { describe, expect, test } from "vitest";
import { type Node, OwnSpecs } from "./own-specs.ts";
import type { PublishedService } from "./published.ts";
import { compareService } from "./services.ts";
import { Tally } from "./tally.ts";

const published: PublishedService = {
  service: "shopapi",
  version: "1.2.3",
  baseUrl: "https://example.com/shopapi/v1.2.3",
  tags: [{ name: "Shops", "required-roles": ["Sales"], "error-codes": ["ShopIsShut"] }],
  operations: [
    {
      method: "GET",
      path: "/Shops/{number}",
      tag: "Shops",
      parameters: [
        { name: "number", in: "path", required: true, type: "integer", format: "int32", minimum: 1 },
      ],
      responses: { "200": { "application/json": { ref: "Shop" } }, "404": "ProblemDetails" },
    },
    {
      method: "PUT",
      path: "/Shops/{number}",
      tag: "Shops",
      body: { contentType: "application/json", required: false, schema: { ref: "Shop" } },
      responses: { "204": null },
    },
  ],
  schemas: {
    Shop: {
      type: "object",
      required: ["name"],
      additionalProperties: false,
      properties: {
        name: { type: "string", maxLength: 50, nullable: true, filter: ["eq", "like"], sort: true },
        kind: { type: "integer", pattern: "1|2", nullable: true, values: { "1": "Small", "2": "Big" } },
        status: { type: "integer", readOnly: true, requiresModule: "Dimension", values: { "1": "Open" } },
      },
    },
  },
};

const operation = (responses: Node): Node => ({ tags: ["Shops"], summary: "A shop", responses });
const shop = { $ref: "#/components/schemas/Shop" };
const json = (schema: Node): Node => ({ content: { "application/json": { schema } } });
const problems = {
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/ProblemDetails" } } },
};

/** A complete specification. Each test changes its own copy. */
const complete = () => ({
  info: { version: "1.2.3", "x-service": "shopapi" },
  servers: [{ url: "https://example.com/shopapi/v1.2.3" }],
  tags: [{ name: "Shops", "x-required-roles": ["Sales"], "x-error-codes": ["ShopIsShut"] }],
  paths: {
    "/Shops/{number}": {
      get: {
        ...operation({ "200": json(shop), "404": { $ref: "common.yaml#/components/responses/NotFound" } }),
        parameters: [{ $ref: "#/components/parameters/ShopNumber" }],
      },
      put: { ...operation({ "204": {} }), requestBody: json(shop) },
    },
  },
  components: {
    parameters: {
      ShopNumber: {
        name: "number",
        in: "path",
        required: true,
        schema: { type: "integer", format: "int32", minimum: 1 },
      },
    },
    schemas: {
      Kind: { type: "integer", enum: [1, 2], "x-enum-names": ["Small", "Big"], "x-published-pattern": "1|2" },
      Shop: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: {
          name: {
            type: ["string", "null"],
            maxLength: 50,
            description: "Name.",
            "x-filterable": ["eq", "like"],
            "x-sortable": true,
          },
          kind: { anyOf: [{ $ref: "#/components/schemas/Kind" }, { type: "null" }], description: "Kind." },
          status: {
            type: "integer",
            readOnly: true,
            "x-requires-module": "Dimension",
            description: "Of the shop; 1 is open.",
          },
        },
      },
    },
  },
});

type Spec = ReturnType<typeof complete>;

function missesAfter(spoil: (spec: Spec) => void): string[] {
  const spec = structuredClone(complete());
  spoil(spec);
  const tally = new Tally();
  const common = { components: { responses: { NotFound: problems } } };
  compareService(tally, published, new OwnSpecs({ "shops.yaml": spec, "common.yaml": common }));
  return tally.misses;
}

test("a complete specification has no misses", () => {
  expect(missesAfter(() => {})).toEqual([]);
});

test("a service without a document is a miss", () => {
  expect(missesAfter((spec) => Object.assign(spec.info, { "x-service": "other" }))).toEqual([
    "services: shopapi",
  ]);
});

describe("each omission and each change is named", () => {
  const cases: [string, (spec: Spec) => unknown][] = [
    ["versions: shopapi", (spec) => Object.assign(spec.info, { version: "1.2.4" })],
    ["addresses: shopapi", (spec) => spec.servers.pop()],
    ["roles: shopapi Shops: Sales", (spec) => spec.tags[0]?.["x-required-roles"].pop()],
    ["error codes: shopapi Shops: ShopIsShut", (spec) => spec.tags[0]?.["x-error-codes"].pop()],
    [
      "operations: shopapi PUT /Shops/{number}",
      (spec) => Reflect.deleteProperty(spec.paths["/Shops/{number}"], "put"),
    ],
    [
      "parameters: shopapi GET /Shops/{number} path number",
      (spec) => spec.paths["/Shops/{number}"].get.parameters.pop(),
    ],
    [
      "bodies: shopapi PUT /Shops/{number}",
      (spec) => Reflect.deleteProperty(spec.paths["/Shops/{number}"].put, "requestBody"),
    ],
    [
      "limits: shopapi GET /Shops/{number} path number minimum",
      (spec) => Object.assign(spec.components.parameters.ShopNumber.schema, { minimum: 0 }),
    ],
    [
      "properties: shopapi Shop.name",
      (spec) => Reflect.deleteProperty(spec.components.schemas.Shop.properties, "name"),
    ],
    [
      "limits: shopapi Shop.name maxLength",
      (spec) => Object.assign(spec.components.schemas.Shop.properties.name, { maxLength: 51 }),
    ],
    [
      "limits: shopapi Shop.kind pattern",
      (spec) => Reflect.deleteProperty(spec.components.schemas.Kind, "x-published-pattern"),
    ],
    ["nullable: shopapi Shop.name", (spec) => spec.components.schemas.Shop.properties.name.type.pop()],
    ["nullable: shopapi Shop.kind", (spec) => spec.components.schemas.Shop.properties.kind.anyOf.pop()],
    [
      "filter operators: shopapi Shop.name like",
      (spec) => spec.components.schemas.Shop.properties.name["x-filterable"].pop(),
    ],
    [
      "sort flags: shopapi Shop.name",
      (spec) => Reflect.deleteProperty(spec.components.schemas.Shop.properties.name, "x-sortable"),
    ],
    [
      "read-only: shopapi Shop.status",
      (spec) => Object.assign(spec.components.schemas.Shop.properties.status, { readOnly: false }),
    ],
    [
      "required modules: shopapi Shop.status",
      (spec) => Object.assign(spec.components.schemas.Shop.properties.status, { "x-requires-module": "" }),
    ],
    ["required properties: shopapi Shop.name", (spec) => spec.components.schemas.Shop.required.pop()],
    [
      "meanings of numbered values: shopapi Shop.kind: 2 Big",
      (spec) => spec.components.schemas.Kind["x-enum-names"].pop(),
    ],
    [
      "meanings of numbered values: shopapi Shop.status: 1 Open",
      (spec) =>
        Object.assign(spec.components.schemas.Shop.properties.status, { description: "Of the shop." }),
    ],
    [
      "described properties: shopapi Shop.name",
      (spec) => Reflect.deleteProperty(spec.components.schemas.Shop.properties.name, "description"),
    ],
  ];
  test.each(cases)("%s", (miss, spoil) => {
    const misses = missesAfter(spoil);
    expect(misses).toHaveLength(1);
    expect(`${misses[0]}:`.startsWith(`${miss}:`)).toBe(true);
  });
});

describe("an addition that is not published is a miss", () => {
  const cases: [string, (spec: Spec) => unknown][] = [
    [
      "operations: shopapi delete /Shops/{number}",
      (spec) => Object.assign(spec.paths["/Shops/{number}"], { delete: operation({}) }),
    ],
    [
      "properties: shopapi Shop.colour",
      (spec) => Object.assign(spec.components.schemas.Shop.properties, { colour: {} }),
    ],
    [
      "filter operators: shopapi Shop.name ne",
      (spec) => spec.components.schemas.Shop.properties.name["x-filterable"].push("ne"),
    ],
    ["error codes: shopapi Shops: ShopIsOpen", (spec) => spec.tags[0]?.["x-error-codes"].push("ShopIsOpen")],
    ["required properties: shopapi Shop.kind", (spec) => spec.components.schemas.Shop.required.push("kind")],
  ];
  test.each(cases)("%s", (miss, spoil) => {
    expect(missesAfter(spoil)).toEqual([expect.stringContaining(`${miss} is `)]);
  });
});

test("a reference that leads nowhere is an error, not a miss", () => {
  expect(() =>
    missesAfter((spec) =>
      Object.assign(spec.paths["/Shops/{number}"].get, {
        parameters: [{ $ref: "#/components/parameters/Nothing" }],
      }),
    ),
  ).toThrow("shops.yaml refers to #/components/parameters/Nothing, which does not exist.");
});
