/**
 * Tests what an editor shows at a call, with TypeScript's language service, a generated module and the client's
 * types.
 */
import { join, resolve } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { compileClient } from "./compile.ts";
import { inPath, jsonBody, operation, query, serviceDocument } from "./testing/documents.ts";

const sources = resolve(import.meta.dirname, "../../client/src");
const things = join(sources, "generated/things-of-a-test.ts");
const program = join(sources, "program-of-a-test.ts");

const document = serviceDocument(
  {
    "/things": {
      get: operation(
        "listThings",
        { type: "array", items: { $ref: "#/components/schemas/Thing" } },
        {
          "x-requires-module": "Dimension",
          parameters: [query("filter"), query("sort"), query("pageSize"), query("skipPages")],
        },
      ),
      post: {
        ...operation("createThing"),
        "x-requires-module": "Dimension",
        requestBody: jsonBody({ $ref: "#/components/schemas/Thing" }),
      },
    },
    "/things/{number}": {
      parameters: [inPath("number")],
      get: { ...operation("getThing", { $ref: "#/components/schemas/Thing" }), deprecated: true },
    },
  },
  {
    Thing: {
      type: "object",
      properties: {
        code: { type: "string", description: "What it is sorted under", minLength: 10, maxLength: 10 },
        number: {
          type: "integer",
          description: "Its key",
          "x-filterable": ["eq", "gte"],
          "x-sortable": true,
        },
      },
    },
  },
);
const text = `
import type { Api } from "./generated/things-of-a-test.ts";
import type { ServiceClient } from "./types/service-client.ts";
declare const things: ServiceClient<Api>;
things.get("/things/{number}", { path: { number: 1 } });
things.post("/things", { body: { code: "0123456789" } });
things.list("/things", { filter: { number: { gte: 1 } } });
things.post("/things", {  });
`;

let service: ts.LanguageService;
beforeAll(async () => {
  const generated = (await compileClient(new Map([["things", document]]))).get("things.ts") ?? "";
  const files = new Map([
    [things, generated],
    [program, text],
  ]);
  const read = (file: string) => files.get(file) ?? ts.sys.readFile(file);
  service = ts.createLanguageService({
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    }),
    getScriptFileNames: () => [program],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const content = read(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => sources,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
    readFile: read,
  });
}, 60_000);

/** Returns the text that an editor shows at the word that follows `before`. */
function hover(before: string): string {
  const info = service.getQuickInfoAtPosition(program, text.indexOf(before) + before.length);
  const tags = (info?.tags ?? []).map(({ name }) => `@${name}`);
  return [ts.displayPartsToString(info?.documentation), ...tags].filter((part) => part !== "").join(" ");
}

describe("an editor shows", () => {
  test("no error except in the call that is being written", () => {
    const errors = service.getSemanticDiagnostics(program);
    expect(errors.map(({ start = 0 }) => start > text.indexOf("things.list"))).toEqual([true]);
  }, 60_000);

  test("at a call's path values its summary, its roles and its deprecation", () => {
    expect(hover('get("/things/{number}", { ')).toBe("getThing it. Needs the role Sales. @deprecated");
  });

  test("at a call's body its summary, its roles and its module", () => {
    expect(hover('post("/things", { ')).toBe(
      "createThing it. Needs the role Sales. Needs the module Dimension.",
    );
  });

  test("at a property its description and its limits", () => {
    expect(hover("{ body: { ")).toBe("What it is sorted under. Exactly 10 characters.");
  });

  test("at a field of a filter its description, and at an operator its meaning", () => {
    expect(hover("filter: { ")).toBe("Its key.");
    expect(hover("number: { ")).toBe("Is greater than the value, or equal to it.");
  });

  test("the call's summary while its options are being completed", () => {
    const at = text.lastIndexOf("{  }") + 2;
    const names = service.getCompletionsAtPosition(program, at, {})?.entries.map(({ name }) => name);
    expect(names).toContain("body");
    const details = service.getCompletionEntryDetails(program, at, "body", {}, undefined, {}, undefined);
    expect(ts.displayPartsToString(details?.documentation)).toContain(
      "createThing it. Needs the role Sales.",
    );
  });
});
