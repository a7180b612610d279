import { expect, test } from "vitest";
import type { OpenApi, RawOperation, Schema } from "../open-api.ts";
import { Findings } from "../problem.ts";
import { reachedSchemas } from "../read/reached-schemas.ts";
import { readService } from "../read/read-service.ts";
import { inPath, jsonBody, operation, serviceDocument } from "../testing/documents.ts";
import { deriveInputs } from "./inputs.ts";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: "object",
  required,
  properties,
});

function derive(document: OpenApi) {
  const findings = new Findings("things");
  const service = readService("things", document, findings);
  if (service === undefined) throw new Error(JSON.stringify(findings.problems));
  const inputs = deriveInputs(service, document, reachedSchemas(document), findings);
  return {
    bodies: Object.fromEntries(inputs.bodies),
    schemas: inputs.schemas,
    problems: findings.problems.map(({ where, reason }) => `${where} ${reason}`),
  };
}

const writes = (id: string, schema: Schema, rest: RawOperation = {}) =>
  operation(id, undefined, { requestBody: jsonBody(schema), ...rest });

const thing = object(
  {
    number: { type: "integer", readOnly: true, description: "The key." },
    name: { type: ["string", "null"] },
    objectVersion: { type: ["string", "null"] },
  },
  ["name"],
);

const never = (description: string): Schema => ({ "x-never": true, description });

/** Things as most services have them: a POST creates them, and a PUT to the collection changes them. */
const things = (put: RawOperation): OpenApi =>
  serviceDocument(
    {
      "/things": {
        get: operation("listThings", { type: "array", items: ref("Thing") }),
        post: writes("createThing", ref("Thing")),
        put,
      },
      "/things/{number}": { get: operation("getThing", ref("Thing"), { parameters: [inPath("number")] }) },
    },
    { Thing: thing },
  );

test("a POST sends the schema without null, and read-only properties are never", () => {
  const { bodies, schemas, problems } = derive(
    things(writes("changeThing", ref("Thing"), { "x-body-required": ["number"] })),
  );
  expect(problems).toEqual([]);
  expect(bodies.createThing).toEqual(ref("ThingInput"));
  expect(schemas.ThingInput).toEqual(
    object(
      {
        number: never("The key. Read-only: cannot be sent."),
        name: { type: "string" },
        objectVersion: { type: "string" },
      },
      ["name"],
    ),
  );
});

test("a body marked x-as-read does not change, and another body with its schema does", () => {
  const asRead = { ...ref("Thing"), "x-as-read": true };
  const { bodies, schemas } = derive({
    ...things(writes("changeThing", { anyOf: [ref("Thing"), asRead] })),
  });
  expect(bodies.changeThing).toMatchObject({ anyOf: [ref("ThingUpdate"), asRead] });
  expect(Object.keys(schemas)).not.toContain("Thing");
});

test("a PUT demands objectVersion (O-13) and x-body-required, read-only or not (O-50)", () => {
  const { bodies, schemas } = derive(
    things(writes("changeThing", ref("Thing"), { "x-body-required": ["number"] })),
  );
  expect(bodies.changeThing).toEqual(ref("ThingUpdate"));
  expect(schemas.ThingUpdate).toEqual(
    object(
      {
        number: { type: "integer", description: "The key." },
        name: { type: "string" },
        objectVersion: { type: "string" },
      },
      ["name", "number", "objectVersion"],
    ),
  );
});

test("a PUT whose record is selected by a read-only property is reported", () => {
  expect(derive(things(writes("changeThing", ref("Thing")))).problems).toEqual([
    "#/paths/~1things/put number selects the record to change, but is read-only (name it in x-body-required).",
  ]);
});

test("an unknown property in x-body-required is reported", () => {
  const put = writes("changeThing", ref("Thing"), { "x-body-required": ["number", "nummer"] });
  expect(derive(things(put)).problems).toEqual([
    "#/paths/~1things/put/requestBody The body's schema has no property nummer.",
  ]);
});

test("in a bulk PUT each item has the demands", () => {
  const bulk = object({ items: { type: "array", items: ref("Thing") } }, ["items"]);
  const document = serviceDocument(
    {
      "/things": { get: operation("listThings", { type: "array", items: ref("Thing") }) },
      "/things/bulk": {
        post: writes("createThings", ref("Things")),
        put: writes("changeThings", ref("Things"), { "x-body-required": ["number"] }),
      },
    },
    { Thing: thing, Things: bulk },
  );
  const { bodies, schemas, problems } = derive(document);
  expect(problems).toEqual([]);
  expect(bodies).toEqual({ createThings: ref("Things"), changeThings: ref("ThingsUpdate") });
  expect(schemas.ThingsUpdate).toEqual(
    object({ items: { type: "array", items: ref("ThingUpdate") } }, ["items"]),
  );
  expect(schemas.ThingUpdate?.required).toEqual(["name", "number", "objectVersion"]);
  expect(schemas.Things).toEqual(object({ items: { type: "array", items: ref("ThingInput") } }, ["items"]));
});

test("a bare array is a bulk body too", () => {
  const document = serviceDocument(
    {
      "/things": {
        get: operation("listThings", { type: "array", items: ref("Thing") }),
        put: writes("changeThings", { type: "array", items: ref("Thing") }),
      },
    },
    { Thing: thing },
  );
  expect(derive(document).bodies.changeThings).toEqual({ type: "array", items: ref("ThingUpdate") });
});

test("a read-only property that is required is refused until an overlay decides (X-36)", () => {
  const match = object({ entryIds: { type: "array", items: { type: "integer" }, readOnly: true } }, [
    "entryIds",
  ]);
  const document = serviceDocument({ "/match": { post: writes("match", ref("Match")) } }, { Match: match });
  expect(derive(document).problems).toEqual([
    "#/components/schemas/Match/properties/entryIds entryIds is read-only, and required in a request body (decide in an overlay which of the two holds).",
  ]);
});

test("a schema that is read-only itself becomes never in each place that refers to it", () => {
  const document = serviceDocument(
    { "/things": { get: operation("getThing", ref("Thing")), post: writes("createThing", ref("Thing")) } },
    { Thing: object({ state: ref("State") }), State: { type: "string", readOnly: true } },
  );
  expect(derive(document).schemas.ThingInput?.properties?.state).toEqual(never("Read-only: cannot be sent."));
});

test("a schema that is the same for requests and answers is not derived", () => {
  const document = serviceDocument(
    { "/things": { get: operation("getThing", ref("Thing")), post: writes("createThing", ref("Thing")) } },
    { Thing: object({ name: { type: "string" } }) },
  );
  expect(derive(document)).toMatchObject({ bodies: { createThing: ref("Thing") }, schemas: {} });
});

test("a derived schema takes the name of a schema that no answer uses", () => {
  const document = serviceDocument(
    { "/things": { post: writes("createThing", ref("ThingInput")) } },
    { ThingInput: object({ name: { type: ["string", "null"] } }) },
  );
  expect(derive(document)).toMatchObject({
    bodies: { createThing: ref("ThingInput") },
    schemas: { ThingInput: object({ name: { type: "string" } }) },
  });
});

test("a derived name that is published already is reported", () => {
  const document = serviceDocument(
    { "/things": { get: operation("getThing", ref("Thing")), post: writes("createThing", ref("Thing")) } },
    { Thing: thing, ThingInput: { type: "object" } },
  );
  expect(derive(document).problems).toEqual([
    "#/components/schemas/Thing The name ThingInput is needed for an input schema, but a published schema has it already.",
  ]);
});

test("two PUTs that demand different things of one schema are reported", () => {
  const document = serviceDocument(
    {
      "/a": {
        get: operation("getA", ref("Thing")),
        put: writes("changeA", ref("Thing"), { "x-body-required": ["number"] }),
      },
      "/b": { put: writes("changeB", ref("Thing")) },
    },
    { Thing: thing },
  );
  expect(derive(document).problems).toEqual([
    "#/components/schemas/Thing Two calls demand different properties of one body: number,objectVersion and objectVersion.",
  ]);
});

test("a DELETE with a body demands its keys, and no objectVersion (O-40)", () => {
  const document = serviceDocument(
    {
      "/things": {
        get: operation("getThing", ref("Thing")),
        delete: writes("deleteThing", ref("Thing"), { "x-body-required": ["number"] }),
      },
    },
    { Thing: thing },
  );
  const { bodies, schemas } = derive(document);
  expect(bodies.deleteThing).toEqual(ref("ThingDelete"));
  expect(schemas.ThingDelete?.required).toEqual(["name", "number"]);
});

test("schemas that refer to themselves are derived", () => {
  const node = object({
    name: { type: ["string", "null"] },
    children: { type: "array", items: ref("Node") },
  });
  const document = serviceDocument(
    { "/nodes": { get: operation("getNode", ref("Node")), post: writes("createNode", ref("Node")) } },
    { Node: node },
  );
  expect(derive(document).schemas.NodeInput).toEqual(
    object({ name: { type: "string" }, children: { type: "array", items: ref("NodeInput") } }),
  );
});

const link: Schema = { type: "string", format: "uri" };
const group = object({ groupNumber: { type: "integer" }, self: link });

test("a reference in a body needs its key or its link; an answer's stays as published", () => {
  const customer = object({ group: ref("GroupKey"), zone: ref("ZoneKey") });
  const document = serviceDocument(
    {
      "/customers": { post: writes("createCustomer", ref("CustomerInput")) },
      "/zones": { get: operation("getZone", ref("ZoneKey")) },
    },
    { CustomerInput: customer, GroupKey: group, ZoneKey: group },
  );
  const { schemas } = derive(document);
  const choice = {
    anyOf: [object(group.properties ?? {}, ["groupNumber"]), object({ self: link }, ["self"])],
  };
  expect(schemas.GroupKey).toEqual(choice);
  expect(schemas.ZoneKeyInput).toEqual(choice);
  expect(schemas).not.toHaveProperty("ZoneKey");
});

test.each<[string, Schema]>([
  ["demands its key already", object(group.properties ?? {}, ["groupNumber"])],
  ["demands its link already", object(group.properties ?? {}, ["self"])],
  ["has no link", object({ groupNumber: { type: "integer" } })],
  ["has links only", object({ templates: link, self: link })],
])("a schema that %s is not changed into a choice", (_, schema) => {
  const document = serviceDocument(
    { "/customers": { post: writes("createCustomer", ref("CustomerInput")) } },
    { CustomerInput: object({ group: ref("GroupKey") }), GroupKey: schema },
  );
  expect(derive(document).schemas).toEqual({});
});

test("a whole body with a link is a record, and no reference", () => {
  const document = serviceDocument(
    { "/customers": { put: writes("changeCustomer", ref("CustomerUpdate")) } },
    { CustomerUpdate: object({ customerNumber: { type: "integer" }, self: link }) },
  );
  expect(derive(document).schemas).toEqual({});
});
