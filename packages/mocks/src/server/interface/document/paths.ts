/** Every address of the interface. */
import { flag, list, number, object, oneOf, open, ref, type Schema, text, whole } from "./schema.ts";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface InterfaceOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content & { readonly required: boolean };
  readonly responses: Readonly<Record<string, { readonly description: string } & Partial<Content>>>;
}

export type Method = "get" | "post" | "put" | "patch" | "delete";

interface Details {
  readonly body?: Schema;
  /** Whether a body may be left out. */
  readonly bodyOptional?: boolean;
  readonly query?: Readonly<Record<string, Schema>>;
  /** Answers with this status instead of 200. */
  readonly status?: number;
  readonly contentType?: string;
}

type Operations = Readonly<Partial<Record<Method, InterfaceOperation>>>;

const json = (schema: Schema): Content => ({ content: { "application/json": { schema } } });

const failure = { description: "Refused, in words", ...json(ref("Failure")) };

/** An operation; its path parameters are those of the path it stands under. */
function operation(
  tag: string,
  operationId: string,
  summary: string,
  answer: Schema | undefined,
  {
    body,
    bodyOptional = false,
    query = {},
    status = answer === undefined ? 204 : 200,
    contentType,
  }: Details = {},
): InterfaceOperation {
  const parameters = Object.entries(query).map(
    ([name, schema]): Parameter => ({ name, in: "query", required: false, schema }),
  );
  const content =
    answer === undefined ? {} : { content: { [contentType ?? "application/json"]: { schema: answer } } };
  return {
    operationId,
    summary,
    tags: [tag],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: !bodyOptional, ...json(body) } }),
    responses: { [status]: { description: summary, ...content }, "4XX": failure },
  };
}

const items = (name: string): Schema => object({ items: list(ref(name)) });

const paging = {
  page: whole("Counted from 0"),
  pageSize: { type: "integer", minimum: 1, maximum: 1000, description: "Default 50" },
} as const;

const pathParameters: Readonly<Record<string, Schema>> = {
  agreement: text("Id of an agreement; `first`, `demo`, or `only`: the only one beside `demo`"),
  kind: text("Name of a kind of record: `customers`"),
  key: text("Key of a record; of a composite one the parts, with slashes written as `%2F`"),
  fault: whole("Id of a fault"),
  request: text("A request's `seq` or `requestId`"),
  delivery: whole("Id of a delivery"),
  snapshot: whole("Id of a snapshot"),
};

/** Adds to each operation the parameters that its path names. */
function withPathParameters(path: string, operations: Operations): Operations {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name = ""]): Parameter => ({
      name,
      in: "path",
      required: true,
      schema: pathParameters[name] ?? text(),
    }),
  );
  if (inPath.length === 0) return operations;
  return Object.fromEntries(
    Object.entries(operations).map(([method, one]) => [
      method,
      { ...one, parameters: [...inPath, ...(one.parameters ?? [])] },
    ]),
  );
}

const server: Readonly<Record<string, Operations>> = {
  "/__mock": { get: operation("server", "readOverview", "Says what runs here", ref("Overview")) },
  "/__mock/openapi.json": {
    get: operation("server", "readDocument", "Returns this document", open("OpenAPI 3.1")),
  },
  "/__mock/health": {
    get: operation("server", "readHealth", "Says that the server is up", object({ status: oneOf(["ok"]) })),
  },
  "/__mock/events": {
    get: operation("server", "readEvents", "Streams what happens, as server-sent events", text(), {
      contentType: "text/event-stream",
    }),
  },
  "/__mock/options": {
    get: operation("server", "readOptions", "Returns the options", ref("Options")),
    patch: operation("server", "changeOptions", "Changes options while the server runs", ref("Options"), {
      body: ref("OptionChanges"),
    }),
  },
  "/__mock/rulings": {
    get: operation("server", "readRulings", "Lists the rulings and their choices", ref("Rulings")),
    patch: operation("server", "changeRulings", "Changes rulings while the server runs", ref("Rulings"), {
      body: { ...open('Choices by ruling: `{ "serverFaults": false }`'), minProperties: 1 },
    }),
  },
  "/__mock/reset": {
    post: operation(
      "server",
      "resetAll",
      "Goes back to the seed: books, clock, log, faults, keys",
      undefined,
      {
        body: object({}),
        bodyOptional: true,
      },
    ),
  },
};

const time: Readonly<Record<string, Operations>> = {
  "/__mock/clock": {
    get: operation("clock", "readClock", "Returns the mock's time", ref("Clock")),
    put: operation("clock", "setClock", "Sets the clock, starts it, or stops it", ref("Clock"), {
      body: {
        ...object(
          {},
          {
            now: { type: ["string", "number"], description: "`2026-09-01`, a moment, or milliseconds" },
            running: flag("Whether it follows real time from here on"),
          },
        ),
        minProperties: 1,
      },
    }),
  },
  "/__mock/clock/advance": {
    post: operation("clock", "advanceClock", "Moves the clock on", ref("Clock"), {
      body: object({
        by: {
          type: ["string", "number"],
          description: "`90s`, `55m`, `2h`, `30d`, `1mo` (a calendar month), or milliseconds",
        },
      }),
    }),
  },
};

const faults: Readonly<Record<string, Operations>> = {
  "/__mock/faults": {
    get: operation("faults", "listFaults", "Lists the armed faults", ref("Faults")),
    post: operation("faults", "armFault", "Arms a fault", ref("Fault"), {
      body: ref("FaultRule"),
      status: 201,
    }),
    delete: operation("faults", "clearFaults", "Disarms every fault", undefined),
  },
  "/__mock/faults/{fault}": {
    delete: operation("faults", "removeFault", "Disarms a fault", undefined),
  },
};

const traffic: Readonly<Record<string, Operations>> = {
  "/__mock/requests": {
    get: operation("traffic", "listRequests", "Lists requests with their answers", ref("RequestPage"), {
      query: {
        agreement: text("Id of an agreement"),
        method: text(),
        path: text("A text that is somewhere in the path"),
        operation: text("Id of an operation: `bookInvoice`"),
        status: text("`200`, `4xx`, `refused` (400 or more), or `0` for none"),
        after: whole("Only requests with a higher `seq`"),
        ...paging,
      },
    }),
  },
  "/__mock/requests/{request}": {
    get: operation("traffic", "readRequest", "Returns a request with its answer", ref("Request")),
  },
  "/__mock/deliveries": {
    get: operation("traffic", "listDeliveries", "Lists what the webhooks have sent", items("Delivery"), {
      query: {
        agreement: text("Id of an agreement"),
        wait: { type: "boolean", description: "Answer when every delivery under way has ended" },
      },
    }),
  },
  "/__mock/deliveries/{delivery}/replay": {
    post: operation("traffic", "replayDelivery", "Sends a delivery again, unchanged", ref("Delivery"), {
      body: object({}),
      bodyOptional: true,
      status: 201,
    }),
  },
};

const snapshots: Readonly<Record<string, Operations>> = {
  "/__mock/snapshots": {
    get: operation("snapshots", "listSnapshots", "Lists the snapshots", items("Snapshot")),
    post: operation("snapshots", "takeSnapshot", "Remembers all agreements and the clock", ref("Snapshot"), {
      body: object({}, { name: text() }),
      bodyOptional: true,
      status: 201,
    }),
  },
  "/__mock/snapshots/{snapshot}": {
    delete: operation("snapshots", "dropSnapshot", "Forgets a snapshot", undefined),
  },
  "/__mock/snapshots/{snapshot}/restore": {
    post: operation(
      "snapshots",
      "restoreSnapshot",
      "Goes back to a snapshot; log, faults, keys and buckets start afresh",
      ref("Snapshot"),
      { body: object({}), bodyOptional: true },
    ),
  },
};

const agreementPath = "/__mock/agreements/{agreement}";

const agreements: Readonly<Record<string, Operations>> = {
  "/__mock/agreements": {
    get: operation("agreements", "listAgreements", "Lists the agreements", items("Agreement")),
    post: operation("agreements", "openAgreement", "Opens the agreement of a grant token", ref("Agreement"), {
      body: object({ agreementGrantToken: { type: "string", minLength: 1 } }),
    }),
  },
  "/__mock/agreements/import": {
    post: operation("agreements", "importAgreement", "Puts an exported agreement here", ref("Agreement"), {
      body: object(
        { agreement: ref("AgreementExport") },
        {
          agreementGrantToken: {
            ...text("Reaches it from now on. Default: the token that it had"),
            minLength: 1,
          },
        },
      ),
      status: 201,
    }),
  },
  [agreementPath]: {
    get: operation("agreements", "readAgreement", "Returns an agreement", ref("Agreement")),
    patch: operation(
      "agreements",
      "changeAgreement",
      "Changes role, modules and the like",
      ref("Agreement"),
      {
        body: {
          ...object(
            {},
            {
              role: ref("Role"),
              modules: list(ref("Module")),
              readOnly: flag(),
              baseCurrency: { type: "string", pattern: "^[A-Z]{3}$" },
            },
          ),
          minProperties: 1,
        },
      },
    ),
  },
  [`${agreementPath}/reset`]: {
    post: operation(
      "agreements",
      "resetAgreement",
      "Goes back to the seed, with this agreement only",
      ref("Agreement"),
      {
        body: object({}),
        bodyOptional: true,
      },
    ),
  },
  [`${agreementPath}/export`]: {
    get: operation("agreements", "exportAgreement", "Returns all of an agreement", ref("AgreementExport")),
  },
  [`${agreementPath}/seed`]: {
    post: operation("agreements", "seedAgreement", "Adds records, all of them or none", ref("SeedResult"), {
      body: ref("Seed"),
      status: 201,
    }),
  },
  [`${agreementPath}/rate-limit`]: {
    get: operation("agreements", "readRateLimit", "Returns the level of the rate bucket", ref("RateLimit")),
  },
  [`${agreementPath}/idempotency-keys`]: {
    get: operation("agreements", "listKeys", "Lists the idempotency keys", items("IdempotencyKey")),
  },
  [`${agreementPath}/ledger`]: {
    get: operation("agreements", "readLedger", "Returns balances and months of the ledger", ref("Ledger")),
  },
  [`${agreementPath}/emit`]: {
    post: operation(
      "agreements",
      "emitEvent",
      "Tells the webhooks that something happened",
      object({ deliveries: list(ref("Delivery")) }),
      { body: object({ eventType: text() }, { mergeFields: ref("MergeFields") }), status: 202 },
    ),
  },
  [`${agreementPath}/delivery`]: {
    post: operation(
      "agreements",
      "previewDelivery",
      "Returns the request of an event, and sends nothing",
      ref("WebhookRequest"),
      {
        body: object({ eventType: text() }, { mergeFields: ref("MergeFields"), given: ref("GivenDelivery") }),
      },
    ),
  },
};

const recordPath = `${agreementPath}/records/{kind}/{key}`;

const records: Readonly<Record<string, Operations>> = {
  [`${agreementPath}/records`]: {
    get: operation("records", "listKinds", "Lists the kinds of records", items("KindSummary")),
  },
  [`${agreementPath}/records/{kind}`]: {
    get: operation("records", "listRecords", "Lists records of a kind", ref("RecordPage"), {
      query: { q: text("A text that is somewhere in the record"), ...paging },
    }),
    post: operation(
      "records",
      "addRecord",
      "Adds a record, and fills in what is left out",
      { anyOf: [ref("Record"), object({ items: list(ref("Record")) })] },
      {
        body: ref("Record"),
        bodyOptional: true,
        query: {
          count: { type: "integer", minimum: 1, maximum: 100_000, description: "Adds that many, all alike" },
        },
        status: 201,
      },
    ),
  },
  [recordPath]: {
    get: operation("records", "readRecord", "Returns a record as it is stored and shown", ref("RecordView")),
    patch: operation("records", "updateRecord", "Changes fields of a record", ref("Record"), {
      body: ref("Record"),
    }),
    delete: operation("records", "removeRecord", "Removes a record", undefined),
  },
  [`${recordPath}/pay`]: {
    post: operation("records", "payInvoice", "Posts a payment of a booked invoice", ref("Record"), {
      body: object({}, { amount: number("Default: all that is open"), date: text("Default: today") }),
      bodyOptional: true,
    }),
  },
  [`${recordPath}/pdf`]: {
    get: operation(
      "records",
      "readPdf",
      "Returns the PDF of an invoice",
      { type: "string", format: "binary" },
      {
        contentType: "application/pdf",
      },
    ),
  },
};

export const paths: Readonly<Record<string, Operations>> = Object.fromEntries(
  Object.entries({ ...server, ...time, ...faults, ...traffic, ...snapshots, ...agreements, ...records }).map(
    ([path, operations]) => [path, withPathParameters(path, operations)],
  ),
);
