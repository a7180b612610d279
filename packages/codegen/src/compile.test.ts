import { expect, test } from "vitest";
import { compileClient, compileMocks } from "./compile.ts";
import type { OpenApi, Schema } from "./open-api.ts";
import { inPath, jsonBody, operation, query, serviceDocument, thrownBy } from "./testing/documents.ts";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const failure = { content: { "application/problem+json": { schema: ref("Problem") } } };
const filtered = [query("filter"), query("cursor", { type: "string", maxLength: 50 })];
const paging = [
  query("filter"),
  query("sort"),
  query("pageSize", { type: "integer", maximum: 100 }),
  query("skipPages"),
];

/** A small service with a bit of everything. */
const things = (): OpenApi =>
  serviceDocument(
    {
      "/things": {
        get: operation("listThings", ref("ThingResults"), { parameters: filtered }),
        post: {
          ...operation("createThing"),
          requestBody: {
            content: { "application/json": { schema: ref("Thing"), example: { name: "Cup" } } },
          },
          responses: {
            201: jsonBody({ type: "object", properties: { number: { type: "integer" } } }),
            400: failure,
          },
        },
      },
      "/things/paged": {
        get: operation("listThingsPaged", { type: "array", items: ref("Thing") }, { parameters: paging }),
      },
      "/things/{number}": {
        parameters: [inPath("number")],
        get: operation("getThing", ref("Thing")),
        put: {
          ...operation("changeThing"),
          deprecated: true,
          requestBody: jsonBody(ref("Thing")),
          responses: { 200: {}, 204: {} },
        },
      },
      "/things/{number}/pdf": {
        parameters: [inPath("number")],
        get: { ...operation("getThingPdf"), responses: { 200: { content: { "application/pdf": {} } } } },
        post: {
          ...operation("uploadThing"),
          parameters: [{ ...query("mode"), required: true }],
          requestBody: { content: { "multipart/form-data": { schema: { type: "object" } } } },
        },
      },
      "/kinds": { get: operation("listKinds", { type: "array", items: ref("Kind") }) },
    },
    {
      Thing: {
        type: "object",
        description: "A thing",
        required: ["name"],
        properties: {
          number: { type: "integer", readOnly: true, "x-filterable": ["eq", "ne"], "x-sortable": true },
          name: { type: ["string", "null"], description: "Its name", "x-filterable": ["like"] },
          kind: { anyOf: [ref("Kind"), { type: "null" }] },
          objectVersion: { type: ["string", "null"] },
        },
      },
      ThingResults: {
        type: "object",
        properties: { cursor: { type: ["string", "null"] }, items: { type: "array", items: ref("Thing") } },
        "x-cursor-page-size": 1000,
      },
      Kind: { type: "integer", enum: [1, 2], "x-enum-names": ["One", "Two"] },
      Problem: { type: "object", properties: { title: { type: "string" } } },
    },
  );

const expectedThings = `// Generated from specs/ by economic-codegen. Change specs/, not this file.
import type * as t from "../types/for-generated.ts";

/** A thing. */
export interface Thing {
    readonly number?: number;
    /** Its name. */
    name: string | null;
    kind?: Kind | null;
    objectVersion?: string | null;
}

export interface ThingResults {
    cursor?: string | null;
    items?: Thing[];
}

export const Kind = {
  One: 1,
  Two: 2,
} as const;
export type Kind = 1 | 2;

/**
 * A thing.
 * @example { name: "Cup" }
 */
export interface ThingInput {
    /** Read-only: cannot be sent. */
    number?: undefined;
    /** Its name. */
    name: string;
    kind?: Kind | undefined;
    objectVersion?: string | undefined;
}

/** A thing. */
export interface ThingUpdate {
    /** Read-only: cannot be sent. */
    number?: undefined;
    /** Its name. */
    name: string;
    kind?: Kind | undefined;
    objectVersion: string;
}

export interface ThingsFilter {
  number?: t.Condition<number, t.Equality>;
  /** Its name. */
  name?: t.Condition<string, "like">;
}

/** The error codes of the calls of Things. */
export type ThingsErrorCode =
  | "ThingInUse"
  | "ThingMissing";

/** The roles for each group of calls. An app needs one of the group's roles. */
export const requiredRoles = {
  "Things": ["Sales"],
} as const;

/** The calls of Things 1.2.0. */
export interface Api {
  get: {
    /** listThings it. Needs the role Sales. */
    "/things": {
      does: "listThings it.";
      roles: "Sales";
      /** listThings it. Needs the role Sales. */
      query?: {
          /** At most 50 characters. */
          cursor?: string | undefined;
      };
      data: ThingResults;
    };
    /** listThingsPaged it. Needs the role Sales. */
    "/things/paged": {
      does: "listThingsPaged it.";
      roles: "Sales";
      /** listThingsPaged it. Needs the role Sales. */
      query?: {
          /** At most 100. */
          pageSize?: number | undefined;
          skipPages?: string | undefined;
      };
      data: Thing[];
    };
    /** getThing it. Needs the role Sales. */
    "/things/{number}": {
      does: "getThing it.";
      roles: "Sales";
      /** getThing it. Needs the role Sales. */
      path: {
          number: number;
      };
      data: Thing;
    };
    /** getThingPdf it. Needs the role Sales. */
    "/things/{number}/pdf": {
      does: "getThingPdf it.";
      roles: "Sales";
      /** getThingPdf it. Needs the role Sales. */
      path: {
          number: number;
      };
      data: Uint8Array;
    };
    /** listKinds it. Needs the role Sales. */
    "/kinds": {
      does: "listKinds it.";
      roles: "Sales";
      data: Kind[];
    };
  };
  post: {
    /** createThing it. Needs the role Sales. */
    "/things": {
      does: "createThing it.";
      roles: "Sales";
      /** createThing it. Needs the role Sales. */
      body: ThingInput;
      data: {
          number?: number;
      };
    };
    /** uploadThing it. Needs the role Sales. */
    "/things/{number}/pdf": {
      does: "uploadThing it.";
      roles: "Sales";
      /** uploadThing it. Needs the role Sales. */
      path: {
          number: number;
      };
      /** uploadThing it. Needs the role Sales. */
      query: {
          mode: string;
      };
      /** uploadThing it. Needs the role Sales. */
      body: t.MultipartBody;
      data: undefined;
    };
  };
  put: {
    /** changeThing it. Needs the role Sales. @deprecated */
    "/things/{number}": {
      does: "changeThing it.";
      roles: "Sales";
      deprecated: true;
      /** changeThing it. Needs the role Sales. @deprecated */
      path: {
          number: number;
      };
      /** changeThing it. Needs the role Sales. @deprecated */
      body: ThingUpdate;
      data: undefined;
    };
  };
  patch: Record<never, never>;
  delete: Record<never, never>;
  list: {
    /** listThings it. Needs the role Sales. */
    "/things": {
      does: "listThings it.";
      roles: "Sales";
      item: Thing;
      style: "cursor";
      filter: ThingsFilter;
      sort: never;
    };
    /** listThingsPaged it. Needs the role Sales. */
    "/things/paged": {
      does: "listThingsPaged it.";
      roles: "Sales";
      item: Thing;
      style: "paged";
      filter: ThingsFilter;
      sort: "number";
    };
    /** listKinds it. Needs the role Sales. */
    "/kinds": {
      does: "listKinds it.";
      roles: "Sales";
      item: Kind;
      style: "plain";
      filter: never;
      sort: never;
    };
  };
}
`;

test("a service becomes one module, with models, inputs, filters, roles and calls", async () => {
  const files = await compileClient(new Map([["things", things()]]));
  expect(files.get("things.ts")).toBe(expectedThings);
});

test("error models are in one shared module, and in no module of a service", async () => {
  const files = await compileClient(
    new Map([
      ["things", things()],
      ["others", things()],
    ]),
  );
  expect(
    files.get("errors.ts"),
  ).toBe(`// Generated from specs/ by economic-codegen. Change specs/, not this file.

export interface Problem {
    title?: string;
}
`);
  expect(files.get("things.ts")).not.toContain("Problem");
});

test("two different error models of one name are refused", async () => {
  const other = things();
  const schemas = other.components?.schemas;
  if (schemas) schemas.Problem = { type: "object" };
  const { message } = await thrownBy(() =>
    compileClient(
      new Map([
        ["a", things()],
        ["b", other],
      ]),
    ),
  );
  expect(message).toBe(
    "b #/components/schemas/Problem\n  Another document has a different error model of this name.",
  );
});

test("the tables of the running client have the services and their exceptions", async () => {
  const files = await compileClient(new Map([["some-things", things()]]));
  expect(
    files.get("tables.ts"),
  ).toContain(`// Generated from specs/ by economic-codegen. Change specs/, not this file.

/** Version of each member: the base path is \`/<member>api/v<version>\`. REST has none. */
export const versions = {
  someThings: "1.2.0",
} as const;

/** The names of services that are not called \`<member>api\`. */
export const serviceNames: Partial<Record<keyof typeof versions, string>> = {
  someThings: "thingsapi",
};

/** The entries of a table, by member of the client. */
type ByService<Entries> = Readonly<Partial<Record<string, Entries>>>;

/** The most items that a page can have, by the style of the listing. */
export const pageSizes = { cursor: 1000, paged: 100 };
`);
  expect(files.get("tables.ts")).toContain(`
export const listingExceptions: ByService<Readonly<Record<string, ListingException>>> = {
  someThings: {
    "/things": { isCounted: false },
    "/things/paged": { isCounted: false },
    "/kinds": { style: "plain" },
  },
};
`);
  expect(files.get("tables.ts")).toContain(`
export const rolesByPath: ByService<Readonly<Record<string, readonly string[]>>> = {
  someThings: {
    "/": ["Sales"],
  },
};
`);
  expect(files.get("tables.ts")).toContain(`
export const updatePaths: ByService<Readonly<Record<string, string>>> = {
  someThings: {
    "/things/{number}": "/things/{number}",
  },
};
`);
});

test("the members of the client are named after the documents", async () => {
  const files = await compileClient(new Map([["some-things", things()]]));
  expect(
    files.get("services.ts"),
  ).toBe(`// Generated from specs/ by economic-codegen. Change specs/, not this file.
import type { ServiceClient } from "../types/service-client.ts";
import type { Api as SomeThingsApi } from "./some-things.ts";

/** The members of the client, one for each service. */
export interface EconomicServices {
  /** Things 1.2.0: All there is. */
  someThings: ServiceClient<SomeThingsApi>;
}
`);
});

test("the problems of all documents are reported together, with document and pointer", async () => {
  const broken = things();
  broken.info["x-service"] = "otherapi";
  const doubled = things();
  const put = doubled.paths?.["/things/{number}"]?.put;
  if (put) put.operationId = "listThings";
  const { message } = await thrownBy(() =>
    compileClient(
      new Map([
        ["b", doubled],
        ["a", broken],
      ]),
    ),
  );
  expect(message.split("\n").filter((line) => !line.startsWith("  "))).toEqual([
    "a #/servers",
    "b #/paths/~1things~1{number}/put",
  ]);
});

test("the output depends on the documents only, not on their order or the run", async () => {
  const forwards = new Map([
    ["a", things()],
    ["b", things()],
  ]);
  const backwards = new Map([
    ["b", things()],
    ["a", things()],
  ]);
  const [first, second, third] = [
    await compileClient(forwards),
    await compileClient(forwards),
    await compileClient(backwards),
  ];
  expect([...second]).toEqual([...first]);
  expect([...third]).toEqual([...first]);
  expect([...compileMocks(backwards)]).toEqual([...compileMocks(forwards)]);
});
