import { expect, test } from "vitest";
import type { RawOperation, Schema } from "../../open-api.ts";
import { inPath, jsonBody, operation, read, serviceDocument } from "../../testing/documents.ts";
import { bodilessWrites, bulkCalls, pathRoots, singleReads, updatePaths } from "./call-facts.ts";

const list: Schema = { type: ["array", "null"], items: { type: "integer" } };
const properties = (schemas: Record<string, Schema>): RawOperation =>
  operation("a", undefined, { requestBody: jsonBody({ type: "object", properties: schemas }) });

function bulkCallsOf(path: string, post: RawOperation) {
  const { service } = read(serviceDocument({ [path]: { post } }));
  return service && bulkCalls(service);
}

test("the wrapper of a bulk call is the only list of its body, with the list's limit", () => {
  expect(bulkCallsOf("/things/bulk", properties({ things: { ...list, maxItems: 500 } }))).toEqual({
    "POST /things/bulk": { wrapper: "things", max: 500 },
  });
  expect(bulkCallsOf("/things/bulk", properties({ things: list, note: { type: "string" } }))).toEqual({
    "POST /things/bulk": { wrapper: "things" },
  });
});

test("a body without a list, or with two lists, is not a bulk body", () => {
  expect(bulkCallsOf("/things/bulk", properties({ note: { type: "string" } }))).toEqual({});
  expect(bulkCallsOf("/things/bulk", properties({ things: list, others: list }))).toEqual({});
});

test("a path that does not end in bulk is not a bulk call", () => {
  expect(bulkCallsOf("/things/match", properties({ things: list }))).toEqual({});
});

test("a write other than DELETE that takes no body is known by its method and path", () => {
  const { service } = read(
    serviceDocument({
      "/things": { post: properties({}), delete: operation("deleteThings") },
      "/things/book": { post: operation("bookThings") },
    }),
  );
  expect(service && bodilessWrites(service)).toEqual(["POST /things/book"]);
});

test("a GET without a listing is a single read, unless its path shows that already", () => {
  const number = { parameters: [inPath("number")] };
  const { service } = read(
    serviceDocument({
      "/things": { get: operation("listThings", { type: "array", items: { type: "integer" } }) },
      "/things/count": { get: operation("countThings", { type: "integer" }) },
      "/things/{number}": { get: operation("getThing", { type: "object" }, number) },
      "/things/{number}/settings": { get: operation("getSettings", { type: "object" }, number) },
      "/things/book": { post: operation("bookThings") },
    }),
  );
  expect(service && singleReads(service)).toEqual(["/things/{number}/settings"]);
});

test("a record is updated at its own path, or at the collection above it (O-50)", () => {
  const get = (id: string, ...names: string[]) =>
    operation(id, { type: "object" }, { parameters: names.map((name) => inPath(name)) });
  const put = (id: string, ...names: string[]) => ({
    ...properties({}),
    operationId: id,
    parameters: names.map((name) => inPath(name)),
  });
  const { service } = read(
    serviceDocument({
      "/things": {
        get: operation("listThings", { type: "array", items: { type: "integer" } }),
        put: put("changeThing"),
      },
      "/things/{number}": { get: get("getThing", "number") },
      "/things/{number}/{key}": { get: get("getPart", "number", "key") },
      "/kinds/{number}": { get: get("getKind", "number"), put: put("changeKind", "number") },
      "/settings": { get: get("getSettings"), put: put("changeSettings") },
      "/others/{number}": { get: get("getOther", "number") },
    }),
  );
  expect(service && updatePaths(service)).toEqual({
    "/things/{number}": "/things",
    "/things/{number}/{key}": "/things",
    "/kinds/{number}": "/kinds/{number}",
    "/settings": "/settings",
  });
});

test("a PUT that books an invoice updates nothing (L-101)", () => {
  const path = "/invoices/booked/{bookedInvoiceNumber}";
  const parameters = [inPath("bookedInvoiceNumber")];
  const { service } = read(
    serviceDocument(
      {
        [path]: {
          get: operation("getInvoice", { type: "object" }, { parameters }),
          put: { ...properties({}), operationId: "bookInvoice", parameters },
        },
      },
      {},
      "rest",
    ),
  );
  expect(service && updatePaths(service)).toEqual({});
});

test("the first segment of several paths is one root", () => {
  const number = { parameters: [inPath("number")] };
  const { service } = read(
    serviceDocument({
      "/things": { post: properties({}) },
      "/things/{number}": { get: operation("getThing", { type: "object" }, number) },
      "/kinds/{number}": { get: operation("getKind", { type: "object" }, number) },
    }),
  );
  expect(service && pathRoots(service)).toEqual(["things", "kinds"]);
});
