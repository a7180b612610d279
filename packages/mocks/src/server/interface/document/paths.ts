/** The operations of the interface, by path and method. */
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
  /** True if a request may leave out the body. */
  readonly bodyOptional?: boolean;
  readonly query?: Readonly<Record<string, Schema>>;
  /** The status of a success. Default: 200, or 204 without an answer. */
  readonly status?: number;
  readonly contentType?: string;
}

type Operations = Readonly<Partial<Record<Method, InterfaceOperation>>>;

const json = (schema: Schema): Content => ({ content: { "application/json": { schema } } });

const failure = { description: "Why the request was refused", ...json(ref("Failure")) };

/** Makes an operation. `withPathParameters` adds the parameters of its path. */
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
  agreement: text("Id of an agreement, `first`, `demo`, or `only`: the only agreement beside `demo`"),
  kind: text("Name of a kind of record: `customers`"),
  key: text("Key of a record. The parts of a composite key are joined by slashes. Send a slash as `%2F`"),
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
  "/__mock": {
    get: operation("server", "readOverview", "Describes the server and its state", ref("Overview")),
  },
  "/__mock/openapi.json": {
    get: operation("server", "readDocument", "Returns this document", open("OpenAPI 3.1")),
  },
  "/__mock/health": {
    get: operation(
      "server",
      "readHealth",
      "Reports that the server is running",
      object({ status: oneOf(["ok"]) }),
    ),
  },
  "/__mock/events": {
    get: operation("server", "readEvents", "Streams changes and requests as server-sent events", text(), {
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
      body: { ...open('The new choices, by ruling: `{ "serverFaults": false }`'), minProperties: 1 },
    }),
  },
  "/__mock/reset": {
    post: operation(
      "server",
      "resetAll",
      "Restores the seed: resets books, clock, log, faults and keys",
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
            running: flag("True: the clock follows real time from here on; false: it stands still"),
          },
        ),
        minProperties: 1,
      },
    }),
  },
  "/__mock/clock/advance": {
    post: operation("clock", "advanceClock", "Moves the clock forward", ref("Clock"), {
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
        path: text("A text that the path contains"),
        operation: text("Id of an operation: `bookInvoice`"),
        status: text("`200`, `4xx`, `refused` (400 or more), or `0` (no answer)"),
        after: whole("Only requests with a higher `seq`"),
        ...paging,
      },
    }),
  },
  "/__mock/requests/{request}": {
    get: operation("traffic", "readRequest", "Returns a request with its answer", ref("Request")),
  },
  "/__mock/deliveries": {
    get: operation("traffic", "listDeliveries", "Lists the webhooks' deliveries", items("Delivery"), {
      query: {
        agreement: text("Id of an agreement"),
        wait: {
          type: "boolean",
          description: "True: the answer waits until every delivery under way has ended",
        },
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
    post: operation("snapshots", "takeSnapshot", "Stores all agreements and the clock", ref("Snapshot"), {
      body: object({}, { name: text() }),
      bodyOptional: true,
      status: 201,
    }),
  },
  "/__mock/snapshots/{snapshot}": {
    delete: operation("snapshots", "dropSnapshot", "Deletes a snapshot", undefined),
  },
  "/__mock/snapshots/{snapshot}/restore": {
    post: operation(
      "snapshots",
      "restoreSnapshot",
      "Restores a snapshot, and clears log, faults, keys and rate buckets",
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
    post: operation("agreements", "importAgreement", "Imports an exported agreement", ref("Agreement"), {
      body: object(
        { agreement: ref("AgreementExport") },
        {
          agreementGrantToken: {
            ...text("The grant token of the imported agreement. Default: the token that it had"),
            minLength: 1,
          },
        },
      ),
      status: 201,
    }),
  },
  [agreementPath]: {
    get: operation("agreements", "readAgreement", "Returns an agreement", ref("Agreement")),
    patch: operation("agreements", "changeAgreement", "Changes settings of an agreement", ref("Agreement"), {
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
    }),
  },
  [`${agreementPath}/reset`]: {
    post: operation(
      "agreements",
      "resetAgreement",
      "Restores the seed in this agreement only",
      ref("Agreement"),
      {
        body: object({}),
        bodyOptional: true,
      },
    ),
  },
  [`${agreementPath}/export`]: {
    get: operation(
      "agreements",
      "exportAgreement",
      "Returns a whole agreement as JSON",
      ref("AgreementExport"),
    ),
  },
  [`${agreementPath}/seed`]: {
    post: operation(
      "agreements",
      "seedAgreement",
      "Adds all of the records, or none if one is wrong",
      ref("SeedResult"),
      {
        body: ref("Seed"),
        status: 201,
      },
    ),
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
      "Sends an event to its webhooks",
      object({ deliveries: list(ref("Delivery")) }),
      { body: object({ eventType: text() }, { mergeFields: ref("MergeFields") }), status: 202 },
    ),
  },
  [`${agreementPath}/delivery`]: {
    post: operation(
      "agreements",
      "previewDelivery",
      "Returns the request that an event would send, without sending it",
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
      query: { q: text("A text that the record contains"), ...paging },
    }),
    post: operation(
      "records",
      "addRecord",
      "Adds a record, and fills in missing fields",
      { anyOf: [ref("Record"), object({ items: list(ref("Record")) })] },
      {
        body: ref("Record"),
        bodyOptional: true,
        query: {
          count: {
            type: "integer",
            minimum: 1,
            maximum: 100_000,
            description: "The number of records to add, all with this body",
          },
        },
        status: 201,
      },
    ),
  },
  [recordPath]: {
    get: operation(
      "records",
      "readRecord",
      "Returns a record as it is stored and as the surfaces show it",
      ref("RecordView"),
    ),
    patch: operation("records", "updateRecord", "Changes fields of a record", ref("Record"), {
      body: ref("Record"),
    }),
    delete: operation("records", "removeRecord", "Removes a record", undefined),
  },
  [`${recordPath}/pay`]: {
    post: operation("records", "payInvoice", "Posts a payment of a booked invoice", ref("Record"), {
      body: object({}, { amount: number("Default: the whole remainder"), date: text("Default: today") }),
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
