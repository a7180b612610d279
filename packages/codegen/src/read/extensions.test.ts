import { expect, test } from "vitest";
import { Findings } from "../problem.ts";
import { checkExtensions } from "./extensions.ts";

const findings = (document: object): string[] => {
  const found = new Findings("things");
  checkExtensions(document, found);
  return found.problems.map(({ where, reason }) => `${where} ${reason}`);
};

const property = (schema: object) => ({
  components: { schemas: { Thing: { properties: { name: schema } } } },
});
const at = "#/components/schemas/Thing/properties/name";

test("an unknown extension is reported, with those that are known", () => {
  const [message] = findings(property({ "x-filtrable": ["eq"] }));
  expect(message).toContain(`${at}/x-filtrable There is no extension x-filtrable (choose one of x-service,`);
});

test.each([
  ["x-filterable", ["eq", "equals"], "a list of distinct operators: eq, ne, lt, lte, gt, gte, in, nin, like"],
  ["x-filterable", "eq", "a list of distinct operators"],
  ["x-filterable", ["eq", "eq"], "a list of distinct operators"],
  ["x-sortable", "yes", "true, or absent"],
  ["x-fails-on", ["order"], "a list of distinct operators, sort or null"],
  ["x-requires-module", "", "a text"],
])("%s: %j is reported, with what would be right", (name, value, right) => {
  expect(findings(property({ [name]: value }))).toEqual([
    expect.stringContaining(`${at}/${name} ${name} must be ${right}`),
  ]);
});

test.each([
  ["x-required-roles", ["Boss"], "a list of distinct roles: Bookkeeping, ProjectEmployee, Sales, SuperUser"],
  ["x-error-codes", ["A", "A"], "a list of distinct error codes"],
  ["x-error-code-descriptions", { A: 1 }, "a text for each name"],
])("%s: %j on a tag is reported", (name, value, right) => {
  expect(findings({ tags: [{ name: "Things", [name]: value }] })).toEqual([
    expect.stringContaining(`#/tags/0/${name} ${name} must be ${right}`),
  ]);
});

test.each([
  [{ filterable: { name: ["equals"] } }, "for each field a list of distinct operators"],
  [{ sortable: "name" }, "a list of distinct fields"],
  [{ failsOn: { name: ["order"] } }, "for each field a list of distinct operators, sort or null"],
  [{ sorts: ["name"] }, "an object of filterable, sortable, defaultSort, failsOn, fields, not sorts"],
])("x-listing: %j is reported", (value, right) => {
  expect(findings({ paths: { "/things": { get: { "x-listing": value } } } })).toEqual([
    expect.stringContaining(`#/paths/~1things/get/x-listing x-listing must be ${right}`),
  ]);
});

const event = { name: "THING_MADE", description: "Made.", mergeFields: [] };

test.each([
  [[]],
  [[{ ...event, name: "" }]],
  [[{ ...event, isAssumed: false }]],
  [[{ ...event, data: [] }]],
  [[{ ...event, mergeFields: [{ fieldName: "THINGNO", description: "Its number." }] }]],
])("x-event-types: %j is reported", (value) => {
  expect(findings({ paths: { "/events": { get: { "x-event-types": value } } } })).toEqual([
    expect.stringContaining("#/paths/~1events/get/x-event-types x-event-types must be a list of event types"),
  ]);
});

test.each([
  ["x-deletes-all", "delete", "get"],
  ["x-available-late", "get", "delete"],
])("%s stands on %s, and on %s it is reported", (name, right, wrong) => {
  expect(findings({ paths: { "/things": { [right]: { [name]: true } } } })).toEqual([]);
  expect(findings({ paths: { "/things": { [wrong]: { [name]: true } } } })).toEqual([
    `#/paths/~1things/${wrong}/${name} Nothing reads ${name} here.`,
  ]);
});

test.each([[["One"]], [["one", "two"]], [["One", "One"]]])(
  "x-enum-names: %j is reported where the enumeration has two values",
  (names) => {
    const kind = { enum: [1, 2], "x-enum-names": names };
    expect(findings({ components: { schemas: { Kind: kind } } })).toEqual([
      expect.stringContaining("x-enum-names must be a PascalCase name for each value of `enum`"),
    ]);
  },
);

test.each([
  ["x-filterable on an operation", { paths: { "/things": { get: { "x-filterable": ["eq"] } } } }],
  ["x-listing on a POST", { paths: { "/things": { post: { "x-listing": {} } } } }],
  ["x-body-required on a GET", { paths: { "/things": { get: { "x-body-required": ["name"] } } } }],
  ["x-service on a tag", { tags: [{ "x-service": "thingsapi" }] }],
])("%s is reported: nothing reads it there", (_, document) => {
  expect(findings(document)).toEqual([expect.stringMatching(/Nothing reads x-[a-z-]+ here\.$/)]);
});

test("names that look like extensions are none: properties, headers, examples", () => {
  expect(
    findings({
      ...property({ default: { "x-a": 1 }, example: { "x-b": 1 } }),
      paths: { "/things": { get: { responses: { 200: { headers: { "x-callcost": {} } } } } } },
    }),
  ).toEqual([]);
  expect(
    findings({ components: { schemas: { Thing: { properties: { "x-mas": { type: "string" } } } } } }),
  ).toEqual([]);
});

test("a long value is cut in the message", () => {
  const [message = ""] = findings(property({ "x-filterable": Array.from({ length: 99 }, () => "equals") }));
  expect(message.length).toBeLessThan(350);
  expect(message).toMatch(/…\)\.$/);
});
