import { expect, test } from "vitest";
import type { OpenApi, RawOperation } from "../open-api.ts";
import { inPath, jsonBody, operation, query, read, serviceDocument } from "../testing/documents.ts";

const problemsOf = (document: OpenApi) =>
  read(document).problems.map(({ where, reason }) => `${where} ${reason}`);
const list = { type: "array", items: { type: "object" } };

test("a document is read with its host and base path", () => {
  expect(read(serviceDocument({})).service).toMatchObject({
    document: "things",
    member: "things",
    service: "thingsapi",
    version: "1.2.0",
    host: "apis.e-conomic.com",
    basePath: "/thingsapi/v1.2.0",
  });
  expect(read(serviceDocument({}, {}, "rest")).service).toMatchObject({
    host: "restapi.e-conomic.com",
    basePath: "",
  });
});

test("the server's URL must match service and version", () => {
  const document = serviceDocument({});
  document.info.version = "1.3.0";
  expect(problemsOf(document)).toEqual([
    "#/servers By x-service and version, the server's URL should be https://apis.e-conomic.com/thingsapi/v1.3.0, but it is https://apis.e-conomic.com/thingsapi/v1.2.0.",
  ]);
  delete document.info["x-service"];
  expect(problemsOf(document)).toEqual([
    "#/info `x-service` must name the service, such as `customersapi` or `rest`.",
  ]);
});

test("two operations with one id are reported, with both places", () => {
  const document = serviceDocument({
    "/things": { get: operation("listThings", list) },
    "/things/all": { get: operation("listThings", list) },
  });
  expect(problemsOf(document)).toEqual([
    "#/paths/~1things~1all/get The operationId listThings is used already by #/paths/~1things/get.",
  ]);
});

test("a reference that cannot be resolved is reported, without problems that follow", () => {
  const document = serviceDocument({
    "/things": { get: { responses: { 200: { $ref: "#/components/responses/Nope" } } } },
  });
  expect(problemsOf(document)).toEqual([
    "#/paths/~1things/get/responses/200 The reference #/components/responses/Nope cannot be resolved.",
  ]);
});

test("parameters of the path and of the operation must agree", () => {
  const document = serviceDocument({
    "/things/{number}": { get: operation("getThing", { type: "object" }) },
  });
  expect(problemsOf(document)).toEqual([
    "#/paths/~1things~1{number}/get The path has the parameters [number], but the operation declares [].",
  ]);
});

test("an operation inherits the path's parameters, and its own replace them", () => {
  const document = serviceDocument({
    "/things/{number}": {
      parameters: [inPath("number"), query("a")],
      get: operation("getThing", { type: "object" }, { parameters: [query("a", { type: "boolean" })] }),
    },
  });
  expect(read(document).service?.operations[0]?.parameters).toEqual([
    { name: "number", in: "path", required: true, schema: { type: "integer" } },
    { name: "a", in: "query", required: false, schema: { type: "boolean" } },
  ]);
});

test.each<[string, RawOperation, string]>([
  ["an id", { operationId: undefined as never }, "An operation needs an operationId."],
  ["a known tag", { tags: ["Others"] }, `The first tag "Others" is not one of the document's tags.`],
])("an operation without %s is reported", (_, rest, message) => {
  const document = serviceDocument({ "/things": { get: operation("listThings", list, rest) } });
  expect(problemsOf(document)).toEqual([`#/paths/~1things/get ${message}`]);
});

test("roles and error codes come from the operation, else from its tag", () => {
  const own = { "x-required-roles": ["SuperUser"], "x-error-codes": ["Other"] };
  const document = serviceDocument({
    "/things": { get: operation("listThings", list), delete: operation("deleteThings", undefined, own) },
  });
  expect(read(document).service?.operations).toMatchObject([
    { roles: ["Sales"], errorCodes: ["ThingInUse", "ThingMissing"] },
    { roles: ["SuperUser"], errorCodes: ["Other"] },
  ]);
});

test("JSON counts if a body or an answer has several content types", () => {
  const content = { "text/csv": {}, ...jsonBody({ type: "object" }).content };
  const document = serviceDocument({
    "/things": {
      post: {
        ...operation("createThing"),
        requestBody: { content },
        responses: { 201: { content }, 400: {} },
      },
    },
  });
  expect(read(document).service?.operations[0]).toMatchObject({
    body: { contentType: "application/json", schema: { type: "object" } },
    answers: [{ status: "201", contentType: "application/json", schema: { type: "object" } }],
  });
});

test("a listing is counted if /count is published; REST always, plain arrays never", () => {
  const paged = { parameters: [query("pageSize"), query("skipPages")] };
  const count = { type: "integer" };
  const { service } = read(
    serviceDocument({
      "/a/paged": { get: operation("listA", list, paged) },
      "/a/count": { get: operation("countA", count) },
      "/b/paged": { get: operation("listB", list, paged) },
      "/c": { get: operation("listC", list) },
      "/c/count": { get: operation("countC", count) },
    }),
  );
  expect(service?.operations.map(({ listing }) => listing?.countable)).toEqual([
    true,
    undefined,
    false,
    false,
    undefined,
  ]);
});

test("x-listing on another operation than a listing is reported", () => {
  const document = serviceDocument({
    "/thing": { get: operation("getThing", { type: "object" }, { "x-listing": {} }) },
  });
  expect(problemsOf(document)).toEqual([
    "#/paths/~1thing/get/x-listing x-listing is only for an operation that returns a list (this one does not).",
  ]);
});
