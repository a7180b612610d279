/** What the interface takes and answers, by name. */
import {
  anything,
  flag,
  list,
  moment,
  number,
  object,
  oneOf,
  open,
  orNull,
  ref,
  type Schema,
  text,
  texts,
  whole,
} from "./schema.ts";
import { settingsSchemas } from "./settings-schemas.ts";

const agreementId = text("Id of the agreement: a hash of its grant token, `first`, or `demo`");

const answer = object(
  { headers: texts("Names in lower case"), body: anything("JSON, a text, or what was left out") },
  {},
  "What was answered",
);

export const schemas: Readonly<Record<string, Schema>> = {
  ...settingsSchemas,

  Failure: object(
    { message: text("What is wrong, and what would be right"), status: whole("The answer's status", 400) },
    {},
    "A refusal of the interface itself; e-conomic's own refusals come from its surfaces",
  ),

  Overview: object({
    version: text("Version of the package"),
    url: text("Where the server was reached"),
    rest: text("What addresses of REST start with"),
    services: text("What addresses of services start with"),
    seed: text("What a new agreement starts with"),
    persisted: flag("Whether the state is kept in a file"),
    clock: ref("Clock"),
    agreements: whole("How many there are"),
    requests: whole("How many are in the log"),
  }),

  AgreementSettings: object({
    role: ref("Role"),
    modules: list(ref("Module")),
    readOnly: flag("Writes are refused, as on the demo agreement"),
    baseCurrency: text("ISO 4217"),
  }),

  Agreement: object({
    id: agreementId,
    name: text("Name of the company"),
    agreementNumber: whole(),
    claimed: flag("Whether a caller's token reaches it already"),
    demo: flag("Whether it is the vendor's demo agreement"),
    settings: ref("AgreementSettings"),
    records: whole("How many records it holds"),
    rateLimit: ref("RateLimit"),
  }),

  AgreementExport: object(
    {
      format: oneOf(["economic-mock-agreement"]),
      version: oneOf([1]),
      token: {
        ...text("SHA-256 of the grant token in hexadecimal digits, `demo`, or empty: nobody has called yet"),
        pattern: "^([0-9a-f]{64}|demo|)$",
      },
      settings: ref("AgreementSettings"),
      counters: { type: "object", additionalProperties: { type: "number" } },
      stamp: whole("The latest `objectVersion`, as a number"),
      records: {
        type: "object",
        additionalProperties: object({ key: list(text()), records: list(open()) }),
        description:
          'Records by kind, with the fields that identify one. Bytes are `{ "$bytes": "<base64>" }`',
      },
    },
    {},
    "A whole agreement as JSON",
  ),

  RateLimit: object(
    { enabled: flag("false: there is no limit, and nothing else here") },
    {
      limit: whole("Price units a window"),
      windowSeconds: number(),
      per: oneOf(["agreement", "app"]),
      used: whole("Of the app that used most, with a bucket an app"),
      left: whole(),
      resetsInMs: number("Milliseconds until the window ends; 0 when none is open"),
    },
    "The rate bucket of an agreement (S-02)",
  ),

  IdempotencyKey: object({
    key: text(),
    method: text(),
    url: text(),
    status: orNull(whole("Status of the answer that is replayed; null while the first request is under way")),
    at: moment("When the first request was answered"),
    ageMs: number(),
    expiresInMs: number("0 when the key is an hour old and would be carried out again"),
    state: oneOf(["kept", "underWay", "expired"]),
  }),

  Request: object({
    seq: whole("Counts every request, from 1"),
    requestId: text("The `x-requestid` of the answer"),
    agreement: orNull(agreementId),
    at: moment("When it was answered"),
    method: text(),
    url: text(),
    path: text("Below the host, without the query"),
    operation: orNull(text("Id in the specification")),
    document: orNull(text("Document of the operation: `rest`, `customers`")),
    template: orNull(text("Path of the operation as published: `/Customers/{number}`")),
    parameters: {
      type: "object",
      additionalProperties: { type: ["string", "number"] },
      description: "Values of the parameters in the path, as their types are published",
    },
    query: texts(),
    headers: texts("Names in lower case; tokens are masked"),
    body: anything("JSON, a text, what was left out, or null"),
    status: whole("0: a fault left it without an answer"),
    replayed: flag("The answer came from an idempotency key"),
    answer: orNull(answer),
    refusal: orNull(ref("Refusal")),
    fault: orNull(whole("Id of the fault that it met")),
    durationMs: number("How long the answer took, in real milliseconds"),
  }),

  Refusal: object(
    {
      reason: text("Why, in words"),
      facts: list(
        text(),
        "Ids of the facts in the fidelity ledger that it stands on; empty where none is known",
      ),
    },
    {},
    "Why a request was refused",
  ),

  RequestPage: object({
    total: whole("How many match"),
    page: whole(),
    pageSize: whole(),
    items: list(ref("Request"), "Newest first"),
  }),

  Delivery: object({
    id: whole(),
    agreement: agreementId,
    eventType: text(),
    url: text(),
    headers: texts("Headers that carry secrets are masked"),
    body: text(),
    at: moment("When it was set off"),
    status: orNull(whole("Of the last answer")),
    state: oneOf(["recorded", "underWay", "delivered", "failed"]),
    attempts: list(
      object({
        at: moment("When it was tried"),
        status: orNull(whole("Null when nobody answered")),
        error: orNull(text()),
      }),
    ),
    replayOf: orNull(whole("Id of the delivery that this one repeats")),
  }),

  KindSummary: object({
    kind: text(),
    key: list(text(), "The fields that identify a record"),
    count: whole(),
    canAdd: flag("Whether a builder fills in what is left out of a new record"),
  }),

  RecordPage: object({
    kind: text(),
    key: list(text()),
    references: texts(
      "The kinds of the records that fields name, by field: `customerNumber` names `customers`",
    ),
    total: whole("How many match"),
    page: whole(),
    pageSize: whole(),
    items: list(object({ key: text(), record: ref("Record") }), "Ascending by key"),
  }),

  Record: open("A record in the mock's own names, references as numbers"),

  SurfaceView: object({
    document: text("`rest`, or the service"),
    path: text("Below the host"),
    body: anything("What the surface answers"),
  }),

  RecordView: object({
    kind: text(),
    key: text(),
    record: ref("Record"),
    rest: orNull(ref("SurfaceView")),
    service: orNull(ref("SurfaceView")),
    links: list(object({ field: text(), kind: text(), key: text() }), "The records that it names"),
    referencedBy: list(
      object({ kind: text(), field: text(), count: whole(), keys: list(text(), "The first twenty") }),
      "The records that name it",
    ),
    pdf: orNull(text("Address of its PDF on this server")),
  }),

  Seed: {
    type: "object",
    additionalProperties: { type: "array", items: ref("Record") },
    description:
      "Records by collection, in the order in which they are added: `customers`, then `bookedInvoices`",
  },

  SeedResult: object({
    added: { type: "object", additionalProperties: list(ref("Record")) },
  }),

  Ledger: object({
    currency: text(),
    balanced: flag("Whether all entries sum to zero"),
    accounts: list(
      object({
        accountNumber: whole(),
        name: text(),
        accountType: text(),
        balance: number(),
        entries: whole(),
      }),
      "Those with entries, ascending",
    ),
    months: list(
      object({
        month: text("`2026-08`"),
        income: number("Positive"),
        costs: number("Negative"),
        result: number(),
        entries: whole(),
      }),
      "Every month from the first entry to the last",
    ),
    totals: object({
      income: number(),
      costs: number(),
      result: number(),
      assets: number("Accounts of the balance sheet with a positive balance"),
      liabilities: number("Accounts of the balance sheet with a negative balance"),
    }),
  }),

  Snapshot: object({
    id: whole(),
    name: orNull(text()),
    now: text("Where the clock was"),
    agreements: whole(),
  }),

  MergeFields: {
    type: "object",
    additionalProperties: { type: ["string", "number"] },
    description: "Values by merge field, as `INVOICENO`",
  },

  WebhookRequest: object({ method: text(), url: text(), headers: texts(), body: text() }),
};
