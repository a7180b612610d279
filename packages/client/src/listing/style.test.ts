import { describe, expect, test } from "vitest";
import { documents } from "../../../mocks/src/table/tables.ts";
import { listingExceptions } from "../generated/tables.ts";
import { styleOf } from "./style.ts";

/** The member of the client that a document of specs/ is. */
const memberOf = (document: string) =>
  document.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const listings = documents.flatMap(({ document, operations }) => {
  const paths = new Set(operations.filter(({ method }) => method === "GET").map(({ path }) => path));
  return operations.flatMap(({ path, method, listing }) =>
    listing && method === "GET" ? [{ member: memberOf(document), path, style: listing.style, paths }] : [],
  );
});

describe("the style of every published listing is known from its path", () => {
  test("there are as many as there should be", () => expect(listings.length).toBeGreaterThan(150));

  test.each(listings)("$member $path: $style", ({ member, path, style, paths }) => {
    const [found, , countPath] = styleOf(member, path);
    expect(found).toBe(style);
    const published = path.replace(/\/paged$/, "/count").replace(/(?<!\/count)$/, "/count");
    expect(countPath).toBe(
      (style === "cursor" || style === "paged") && paths.has(published) ? published : undefined,
    );
  });
});

test("the generated exceptions are those of the patterns, and no more", () => {
  const exceptions = Object.entries(listingExceptions).flatMap(([member, kinds]) =>
    Object.entries(kinds).flatMap(([kind, paths]: [string, readonly string[]]) =>
      paths.map((path) => ({ member, kind, path })),
    ),
  );
  for (const { member, kind, path } of exceptions) {
    const [style, , countPath] = styleOf(member, path);
    expect(kind === "noCount" ? countPath : style, `${member} ${path}`).toBe(
      kind === "noCount" ? undefined : kind,
    );
  }
  expect(exceptions.length).toBeGreaterThan(10);
});

test("a collection is what /paged stands behind", () => {
  expect(styleOf("customers", "/Customers/paged")).toEqual(["paged", "/Customers", "/Customers/count"]);
  expect(styleOf("products", "/productspaged/paged")).toEqual(["paged", "/products"]);
});
