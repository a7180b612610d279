/**
 * Tests what an editor shows at a call, with TypeScript's language service, a generated module and the client's
 * types.
 */
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { compileClient } from "./compile.ts";
import { inPath, jsonBody, operation, query, serviceDocument } from "./testing/documents.ts";
import { languageService, sources } from "./testing/language-service.ts";

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
    "/self": {
      get: { ...operation("getSelf", { $ref: "#/components/schemas/Thing" }), deprecated: true },
    },
    "/numbers": {
      post: {
        ...operation("createNumber"),
        requestBody: jsonBody({
          type: "object",
          properties: { thing: { $ref: "#/components/schemas/ThingKey" } },
        }),
      },
    },
  },
  {
    ThingKey: {
      type: "object",
      properties: {
        thingNumber: { type: "integer", description: "Number of the thing" },
        self: { type: "string", format: "uri" },
      },
    },
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
things.get("/self");
things.list("/things");
things.post("/numbers", { body: { thing: { thingNumber: 1 } } });
`;

let service: ts.LanguageService;
beforeAll(async () => {
  const generated = (await compileClient(new Map([["things", document]]))).get("things.ts") ?? "";
  service = languageService(
    program,
    new Map([
      [things, generated],
      [program, text],
    ]),
  );
}, 60_000);

/** Returns the text that an editor shows at the word that follows `before`. */
function hover(before: string): string {
  const info = service.getQuickInfoAtPosition(program, text.indexOf(before) + before.length);
  const tags = (info?.tags ?? []).map(({ name }) => `@${name}`);
  return [ts.displayPartsToString(info?.documentation), ...tags].filter((part) => part !== "").join(" ");
}

/** Returns what an editor prints at the name of the method in the call that begins with `call`. */
function signature(call: string): string {
  const method = call.indexOf(".") + 1;
  const info = service.getQuickInfoAtPosition(program, text.lastIndexOf(call) + method);
  return ts.displayPartsToString(info?.displayParts);
}

/** Returns what an editor prints of the options while the call that begins with `call` is being typed. */
function hint(call: string): string {
  const help = service.getSignatureHelpItems(program, text.lastIndexOf(call) + call.length, {});
  const options = help?.items[help.selectedItemIndex]?.parameters[1];
  return ts.displayPartsToString(options?.displayParts);
}

describe("an editor shows", () => {
  test("no error except in the call that is being written", () => {
    const errors = service.getSemanticDiagnostics(program);
    expect(errors.map(({ start = 0 }) => start === text.indexOf("{  }"))).toEqual([true]);
  }, 60_000);

  test("at a call's path values its summary, its roles and its deprecation", () => {
    expect(hover('get("/things/{number}", { ')).toBe("getThing it. Needs the role Sales. @deprecated");
  });

  test("at a call's body its summary, its roles and its module", () => {
    expect(hover('post("/things", { ')).toBe(
      "createThing it. Needs the role Sales. Needs the module Dimension.",
    );
  });

  // TypeScript's language service has no quick info, no details and no definition for a literal that is an argument.
  test("nothing at the path of a call, which is a literal", () => {
    expect(service.getQuickInfoAtPosition(program, text.indexOf('"/self"') + 1)).toBeUndefined();
  });

  test("at the method of a call without options: its sentence, roles and deprecation", () => {
    const shown = signature('things.get("/self"');
    expect(shown).toContain('does: "getSelf it."');
    expect(shown).toContain('roles: "Sales"');
    expect(shown).toContain("deprecated: true");
  });

  test("at the method of a listing its sentence, its roles and its module", () => {
    const shown = signature('things.list("/things")');
    expect(shown).toContain('does: "listThings it."');
    expect(shown).toContain('roles: "Sales"');
    expect(shown).toContain('module: "Dimension"');
  });

  test("the same in the hints while a call is being typed", () => {
    expect(hint('things.get("/self"')).toContain('does: "getSelf it."; roles: "Sales"; deprecated: true;');
    expect(hint('things.list("/things"')).toContain('module: "Dimension"');
  });

  test("at the key of a reference, which is a choice of two, its description", () => {
    expect(hover("body: { thing: { ")).toBe("Number of the thing.");
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
