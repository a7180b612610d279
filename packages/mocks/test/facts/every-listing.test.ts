/** Checks facts about listings on every listing there is. */
import { describe, expect, test } from "vitest";
import { documents } from "../../src/table/tables.ts";
import type { Document, Operation } from "../../src/table/types.ts";
import { testMock } from "../../src/testing/test-mock.ts";

type Listed = readonly [name: string, document: Document, operation: Operation];

const listings: readonly Listed[] = documents.flatMap((document) =>
  document.operations
    .filter(({ method, listing, params }) => method === "GET" && listing !== undefined && !needsQuery(params))
    .map((operation) => [`${document.document} ${operation.path}`, document, operation] as const),
);

function needsQuery(params: Operation["params"]): boolean {
  return params.some((parameter) => parameter.in === "query" && parameter.required);
}

const ofStyle = (style: string) => listings.filter(([, , { listing }]) => listing?.style === style);

/** Paths with a parent that exists, for listings that need one: the templates of a journal are not records below it. */
const present: Readonly<Record<string, string>> = {
  "/journals/{journalNumber}/templates/manualCustomerInvoice": "/journals/1/templates/manualCustomerInvoice",
};

/** Returns the path of a listing whose parent does not exist (S-12). */
const pathTo = ({ path }: Operation): string =>
  present[path] ??
  path.replace(/\{(\w+)\}/g, (_, name: string) => (name === "documentStatus" ? "drafts" : "987654"));

const mock = testMock({ seed: "company", rateLimit: false });
const get = ([, document, operation]: Listed, query = "") =>
  document.document === "rest"
    ? mock.rest("GET", pathTo(operation) + query)
    : mock.apis(document.service, "GET", pathTo(operation) + query);

/** Returns the names of the listings of a paging style for which the check finds something wrong. */
async function failing(style: string, query: string, check: (answer: Answer) => boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const listed of ofStyle(style)) {
    const answer = await get(listed, query);
    if (!check(answer)) wrong.push(`${listed[0]}: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
  return wrong;
}
type Answer = Awaited<ReturnType<typeof get>>;

test("every listing pages in one of the ways that are checked below", () => {
  const styles = new Set(listings.map(([, , { listing }]) => listing?.style));
  expect([...styles].sort()).toEqual(["cursor", "paged", "plain", "rest"]);
});

describe("every REST listing", () => {
  test("L-40, S-12: has its largest page size, also below an unknown parent", async () => {
    expect(ofStyle("rest").length).toBeGreaterThan(50);
    const wrong = await failing("rest", "", ({ status, body }) => {
      const { pagination } = body;
      return (
        status === 200 &&
        Array.isArray(body.collection) &&
        pagination.maxPageSizeAllowed === 1000 &&
        pagination.results === pagination.resultsWithoutFilter &&
        typeof body.self === "string"
      );
    });
    expect(wrong).toEqual([]);
  });

  test("L-41: has up to 1000 items a page and refuses 1001 with E04810", async () => {
    expect(await failing("rest", "?pagesize=1000", ({ status }) => status === 200)).toEqual([]);
    const refused = await failing(
      "rest",
      "?pagesize=1001",
      ({ status, text }) => status === 400 && text.includes("E04810"),
    );
    expect(refused).toEqual([]);
  });

  test("L-42, L-147: is empty with 200 beyond its end, with links if it has items", async () => {
    const wrong = await failing("rest", "?skippages=99999", ({ status, body }) => {
      const { results, firstPage, lastPage, developerHint } = body.pagination;
      const links = [firstPage, lastPage].map((link) => typeof link);
      return (
        status === 200 &&
        body.collection.length === 0 &&
        (results === 0
          ? links.join() === "undefined,undefined" && developerHint.includes("no results")
          : links.join() === "string,string" && developerHint === undefined)
      );
    });
    expect(wrong).toEqual([]);
  });

  test("L-60, L-61: refuses an unknown field and lists the known ones", async () => {
    const wrong = await failing(
      "rest",
      "?filter=bogusProp$eq:1",
      ({ status, body }) =>
        status === 400 &&
        body.errors[0] === "Filtering is not allowed on property 'bogusProp'." &&
        Array.isArray(body.allowedFilteringFields),
    );
    expect(wrong).toEqual([]);
  });

  test("L-62: refuses an unknown sort and lists no fields", async () => {
    const wrong = await failing(
      "rest",
      "?sort=bogusProp",
      ({ status, body }) =>
        status === 400 && /sort parameter/.test(body.message) && !("allowedSortingFields" in body),
    );
    expect(wrong).toEqual([]);
  });
});

describe("every cursor listing", () => {
  test("O-02, S-12: has items and no cursor at its end, also below an unknown parent", async () => {
    expect(ofStyle("cursor").length).toBeGreaterThan(50);
    const wrong = await failing(
      "cursor",
      "",
      ({ status, body }) => status === 200 && Array.isArray(body.items) && !("cursor" in body),
    );
    expect(wrong).toEqual([]);
  });

  test("O-03: silently ignores any sort", async () => {
    expect(await failing("cursor", "?sort=bogusProp", ({ status }) => status === 200)).toEqual([]);
  });

  test("O-06, O-07: refuses an unknown field as problem+json and lists no fields", async () => {
    const wrong = await failing(
      "cursor",
      "?filter=bogusProp$eq:1",
      ({ status, body, headers }) =>
        status === 400 &&
        body.errorCode === "BadFilterRequest" &&
        headers.get("content-type")?.startsWith("application/problem+json") === true &&
        !("allowedFilteringFields" in body),
    );
    expect(wrong).toEqual([]);
  });
});

describe("every numbered listing of a service", () => {
  test("O-04: is a bare array", async () => {
    expect(ofStyle("paged").length).toBeGreaterThan(50);
    expect(await failing("paged", "", ({ status, body }) => status === 200 && Array.isArray(body))).toEqual(
      [],
    );
  });

  test("O-05: has up to 100 items a page and refuses 101", async () => {
    const message = "The field PageSize must be between 1 and 100";
    expect(await failing("paged", "?pageSize=100", ({ status }) => status === 200)).toEqual([]);
    const refused = await failing(
      "paged",
      "?pageSize=101",
      ({ status, text }) => status === 400 && text.includes(message),
    );
    expect(refused).toEqual([]);
  });
});

describe("every listing without pages", () => {
  test("is a bare array; two of them are a 404 under a parent that is missing", async () => {
    expect(ofStyle("plain").length).toBeGreaterThan(5);
    expect(await failing("plain", "", ({ status, body }) => status === 200 && Array.isArray(body))).toEqual([
      expect.stringContaining("accounts /TotalIntervals/{number}: 404"),
      expect.stringContaining("/attachment/items: 404"),
    ]);
  });
});

describe("every answer of REST", () => {
  test("L-19: has enumerations as text in every resource", async () => {
    const wrong: string[] = [];
    for (const listed of ofStyle("rest")) {
      const item = resolved(listed[1], listed[2].listing?.item ?? {});
      const names = Object.entries(item.properties ?? {})
        .filter(([, schema]) => Array.isArray((schema as { enum?: unknown }).enum))
        .map(([name]) => name);
      for (const record of (await get(listed)).body.collection) {
        for (const name of names) {
          if (name in record && typeof record[name] !== "string") wrong.push(`${listed[0]} ${name}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect((await mock.rest("GET", "/accounts/1010")).body).toMatchObject({ debitCredit: "credit" });
    expect((await mock.rest("GET", "/payment-terms/1")).body).toMatchObject({ paymentTermsType: "net" });
  });
});

function resolved(document: Document, schema: object): { properties?: Record<string, unknown> } {
  const reference = (schema as { $ref?: string }).$ref?.split("/").at(-1);
  return reference === undefined ? schema : ((document.schemas[reference] ?? {}) as object);
}
