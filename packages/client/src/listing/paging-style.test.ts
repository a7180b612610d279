import { describe, expect, test } from "vitest";
import { documents } from "../../../mocks/src/table/tables.ts";
import { pagingStyleOf } from "./paging-style.ts";

/** Returns the member of the client for a document of specs/. */
const memberOf = (document: string) =>
  document.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const listings = documents.flatMap(({ document, operations }) => {
  const paths = new Set(operations.filter(({ method }) => method === "GET").map(({ path }) => path));
  return operations.flatMap(({ path, method, listing }) =>
    listing && method === "GET" ? [{ member: memberOf(document), path, style: listing.style, paths }] : [],
  );
});

describe("the style of every published listing is known from its path", () => {
  test("there are more than 150 listings", () => expect(listings.length).toBeGreaterThan(150));

  test.each(listings)("$member $path: $style", ({ member, path, style, paths }) => {
    const { style: found, countPath } = pagingStyleOf(member, path);
    expect(found).toBe(style);
    const published = path.replace(/\/paged$/, "/count").replace(/(?<!\/count)$/, "/count");
    expect(countPath).toBe(
      (style === "cursor" || style === "paged") && paths.has(published) ? published : undefined,
    );
  });
});

test("a collection is the path before /paged", () => {
  expect(pagingStyleOf("customers", "/Customers/paged")).toMatchObject({
    style: "paged",
    collection: "/Customers",
    countPath: "/Customers/count",
  });
  expect(pagingStyleOf("products", "/productspaged/paged")).toMatchObject({
    style: "paged",
    collection: "/products",
    countPath: undefined,
  });
});

test("an unpublished listing pages by the rules of its service", () => {
  expect(pagingStyleOf("sales", "/newcomers").style).toBe("cursor");
  expect(pagingStyleOf("sales", "/newcomers/paged").style).toBe("paged");
  expect(pagingStyleOf("rest", "/newcomers").style).toBe("rest");
});

test("O-22: only the listings of journals cannot be filtered", () => {
  const unfilterable = listings.filter(({ member, path }) => !pagingStyleOf(member, path).isFilterable);
  expect(unfilterable.map(({ member, path }) => `${member} ${path}`)).toEqual([
    "journals /journals",
    "journals /journals/paged",
  ]);
});
