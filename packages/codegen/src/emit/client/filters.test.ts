import { expect, test } from "vitest";
import type { Field, FieldValue, Operation } from "../../read/service.ts";
import { Filters } from "./filters.ts";

const field = (name: string, operators: string[], value: FieldValue, failsOn: string[] = []): Field => ({
  name,
  operators,
  sortable: true,
  failsOn,
  value,
});

const listing = (id: string, fields: Field[]): Operation => ({
  id,
  method: "get",
  path: "/things",
  tag: "Things",
  roles: [],
  errorCodes: [],
  module: undefined,
  summary: "",
  deprecated: false,
  parameters: [],
  body: undefined,
  answers: [],
  listing: {
    style: "paged",
    item: {},
    pageSize: undefined,
    maxPageSize: 100,
    fields,
    defaultSort: [],
    countable: true,
  },
  deletesAll: false,
  isAvailableLate: false,
  pointer: "#",
});

const all = ["eq", "ne", "lt", "lte", "gt", "gte", "in", "nin"];

test("each field has its value type and its operators, complete groups by name", () => {
  const filters = new Filters([]);
  const name = filters.nameFor(
    listing("listThings", [
      field("number", all, { type: "number" }),
      field("name", [...all, "like"], { type: "string" }),
      field("isBarred", ["eq", "ne"], { type: "boolean" }),
      field("date", ["eq", "gte"], { type: "date" }),
      field("lastUpdated", ["lt", "lte", "gt", "gte"], { type: "date-time" }),
      field("kind", ["eq", "ne"], { type: "enum", schema: "Kind", values: [1] }),
      field("state", ["eq"], { type: "enum", values: ["on", "off"] }),
      field("customer.customerNumber", ["in", "nin"], { type: "number" }),
      field("sortOnly", [], { type: "number" }),
    ]),
  );
  expect(name).toBe("ThingsFilter");
  expect(filters.text()).toBe(`export interface ThingsFilter {
  number?: t.Condition<number, t.Equality | t.Order | t.Lists>;
  name?: t.Condition<string, t.Equality | t.Order | t.Lists | "like">;
  isBarred?: t.Condition<boolean, t.Equality>;
  date?: t.Condition<t.DateValue, "eq" | "gte">;
  lastUpdated?: t.Condition<t.TimestampValue, t.Order>;
  kind?: t.Condition<Kind, t.Equality>;
  state?: t.Condition<"on" | "off", "eq">;
  "customer.customerNumber"?: t.Condition<number, t.Lists>;
}
`);
});

test("failing operators are marked, not dropped (O-20, L-70); a failing sort is not", () => {
  const filters = new Filters([]);
  const fields = [
    field("a", ["eq", "ne"], { type: "number" }, ["ne", "sort"]),
    field("b", ["eq"], { type: "number" }, ["sort"]),
  ];
  filters.nameFor(listing("listThings", fields));
  expect(filters.text()).toBe(`export interface ThingsFilter {
  /** @deprecated The server answers 500 to: ne. */
  a?: t.Condition<number, t.Equality>;
  b?: t.Condition<number, "eq">;
}
`);
});

test("listings with the same fields share an interface, such as cursor and paged ones", () => {
  const filters = new Filters(["OthersFilter"]);
  const number = [field("number", ["eq"], { type: "number" })];
  const name = [field("name", ["eq"], { type: "string" })];
  expect(filters.nameFor(listing("listThings", number))).toBe("ThingsFilter");
  expect(filters.nameFor(listing("listThingsPaged", number))).toBe("ThingsFilter");
  expect(filters.nameFor(listing("listThingsPaged", name))).toBe("ThingsPagedFilter");
  expect(filters.nameFor(listing("listOthers", name))).toBe("ThingsPagedFilter");
});

test("an interface does not take a model's name; without fields there is no filter", () => {
  const filters = new Filters(["ThingsFilter"]);
  expect(filters.nameFor(listing("listThings", [field("a", ["eq"], { type: "number" })]))).toBe(
    "ThingsPagedFilter",
  );
  expect(filters.nameFor(listing("listNothing", [field("a", [], { type: "number" })]))).toBe("never");
});
