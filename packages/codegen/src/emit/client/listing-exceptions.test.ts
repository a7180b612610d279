import { expect, test } from "vitest";
import type { RawOperation, Schema } from "../../open-api.ts";
import { operation, query, read, serviceDocument } from "../../testing/documents.ts";
import { commonPageSizes, listingExceptions } from "./listing-exceptions.ts";

const thing: Schema = {
  type: "object",
  properties: { number: { type: "integer", "x-filterable": ["eq", "ne"] } },
};
const things: Schema = { type: "array", items: thing };
const count = { get: operation("count", { type: "integer" }) };

const cursor = (id: string, size = 1000): RawOperation =>
  operation(
    id,
    { type: "object", properties: { cursor: {}, items: things }, "x-cursor-page-size": size },
    { parameters: [query("cursor")] },
  );

const paged = (id: string): RawOperation =>
  operation(id, things, { parameters: [query("pageSize", { maximum: 100 }), query("skipPages")] });

function exceptionsOf(paths: Record<string, { get: RawOperation }>, service?: string) {
  const found = read(serviceDocument(paths, {}, service));
  expect(found.problems).toEqual([]);
  return found.service && listingExceptions(found.service, commonPageSizes([found.service]));
}

test("listings that follow the rules are not exceptions", () => {
  const paths = { "/a": { get: cursor("a") }, "/a/paged": { get: paged("b") }, "/a/count": count };
  expect(exceptionsOf(paths)).toEqual({});
});

test("a listing of another style than its path shows", () => {
  const paths = {
    "/a": { get: operation("a", things) },
    "/b": { get: paged("b") },
    "/b/count": count,
    "/c/paged": { get: cursor("c") },
    "/c/count": { get: operation("countC", { type: "integer" }) },
  };
  expect(exceptionsOf(paths)).toEqual({
    "/a": { style: "plain" },
    "/b": { style: "paged" },
    "/c/paged": { style: "cursor" },
  });
});

test("a listing of REST that is a plain array", () => {
  expect(exceptionsOf({ "/a": { get: operation("a", things) } }, "rest")).toEqual({
    "/a": { style: "plain" },
  });
});

test("a listing that no path counts", () => {
  expect(exceptionsOf({ "/a": { get: cursor("a") } })).toEqual({ "/a": { isCounted: false } });
});

test("O-45: a paged listing whose collection has no cursor listing", () => {
  const paths = { "/a/paged": { get: paged("a") }, "/a/count": count };
  expect(exceptionsOf(paths)).toEqual({ "/a/paged": { hasCursor: false } });
});

test("a paged listing without a published collection belongs to the cursor listing", () => {
  const paths = { "/a": { get: cursor("a") }, "/a/count": count, "/apaged/paged": { get: paged("b") } };
  expect(exceptionsOf(paths)).toEqual({ "/apaged/paged": { collection: "/a", isCounted: false } });
});

test("a page size other than the usual one", () => {
  const paths = {
    "/a": { get: cursor("a") },
    "/a/count": count,
    "/b": { get: cursor("b") },
    "/b/count": { get: operation("countB", { type: "integer" }) },
    "/c": { get: cursor("c", 500) },
    "/c/count": { get: operation("countC", { type: "integer" }) },
  };
  expect(exceptionsOf(paths)).toEqual({ "/c": { pageSize: 500 } });
});

test("a listing whose filters all fail", () => {
  const number: Schema = { type: "integer", "x-filterable": ["eq"], "x-fails-on": ["eq"] };
  const listing = operation("a", { type: "array", items: { type: "object", properties: { number } } });
  expect(exceptionsOf({ "/a": { get: listing } })).toEqual({ "/a": { style: "plain", isFilterable: false } });
});
