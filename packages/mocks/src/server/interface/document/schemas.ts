/** The named schemas of the interface's requests and answers. */
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
  {
    headers: texts("Names in lower case"),
    body: anything("JSON, a text, or `$omitted` with the size of a body that the log leaves out"),
  },
  {},
  "The answer to a request",
);

export const schemas: Readonly<Record<string, Schema>> = {
  ...settingsSchemas,

  Failure: object(
    {
      message: text("States what is wrong, and what would be right"),
      status: whole("The answer's status", 400),
    },
    {},
    "A refusal of the interface itself. REST and the services refuse in e-conomic's own forms",
  ),

  Overview: object({
    version: text("Version of the package"),
    url: text("The address that the caller used"),
    rest: text("The beginning of every address of REST"),
    services: text("The beginning of every address of the services"),
    seed: text("The records of a new agreement: `company, 3 customers`"),
    persisted: flag("True if a file keeps the state"),
    clock: ref("Clock"),
    agreements: whole("Number of agreements"),
    requests: whole("Number of requests in the log"),
  }),

  AgreementSettings: object({
    role: ref("Role"),
    modules: list(ref("Module")),
    readOnly: flag("True if writes are refused, as on the demo agreement"),
    baseCurrency: text("ISO 4217"),
  }),

  Agreement: object({
    id: agreementId,
    name: text("Name of the company"),
    agreementNumber: whole(),
    claimed: flag("True if a caller's grant token reaches the agreement"),
    demo: flag("True for the vendor's demo agreement"),
    settings: ref("AgreementSettings"),
    records: whole("Number of records"),
    rateLimit: ref("RateLimit"),
  }),

  AgreementExport: object(
    {
      format: oneOf(["economic-mock-agreement"]),
      version: oneOf([1]),
      token: {
        ...text(
          "SHA-256 of the grant token in hexadecimal digits, `demo`, or empty if nobody has called yet",
        ),
        pattern: "^([0-9a-f]{64}|demo|)$",
      },
      settings: ref("AgreementSettings"),
      counters: { type: "object", additionalProperties: { type: "number" } },
      stamp: whole("The latest `objectVersion`, as a number"),
      records: {
        type: "object",
        additionalProperties: object({ key: list(text()), records: list(open()) }),
        description:
          'Records by kind. `key` lists the fields that identify a record. Bytes are `{ "$bytes": "<base64>" }`',
      },
    },
    {},
    "A whole agreement as JSON",
  ),

  RateLimit: object(
    { enabled: flag("False if there is no limit. The other fields are missing then") },
    {
      limit: whole("Price units in a window"),
      windowSeconds: number(),
      per: oneOf(["agreement", "app"]),
      used: whole("Price units that are used. If each app has a bucket, those of the app that used most"),
      left: whole(),
      resetsInMs: number("Milliseconds until the window ends; 0 if no window is open"),
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
    expiresInMs: number("0 if the key is an hour old. A request with it would then be carried out again"),
    state: oneOf(["kept", "underWay", "expired"]),
  }),

  Request: object({
    seq: whole("Number of the request, from 1"),
    requestId: text("The `x-requestid` of the answer"),
    agreement: orNull(agreementId),
    at: moment("When the request was answered"),
    method: text(),
    url: text(),
    path: text("Path below the host, without the query"),
    operation: orNull(text("Id of the operation in the specification")),
    document: orNull(text("Document of the operation: `rest`, `customers`")),
    template: orNull(text("Path of the operation as published: `/Customers/{number}`")),
    parameters: {
      type: "object",
      additionalProperties: { type: ["string", "number"] },
      description: "Values of the parameters in the path, in their published types",
    },
    query: texts(),
    headers: texts("Names in lower case; tokens are masked"),
    body: anything("JSON, a text, null, or `$omitted` with the size of a body that the log leaves out"),
    status: whole("Status of the answer; 0 if a fault sent none"),
    replayed: flag("True if the answer came from an idempotency key"),
    answer: orNull(answer),
    refusal: orNull(ref("Refusal")),
    fault: orNull(whole("Id of the fault that hit the request")),
    durationMs: number("How long the answer took, in real milliseconds"),
  }),

  Refusal: object(
    {
      reason: text("The reason as a sentence"),
      facts: list(
        text(),
        "Ids of the facts in the fidelity ledger behind the refusal; empty if none is known",
      ),
    },
    {},
    "Why a request was refused",
  ),

  RequestPage: object({
    total: whole("Number of requests that match"),
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
    at: moment("When the event happened"),
    status: orNull(whole("Status of the last answer")),
    state: oneOf(["recorded", "underWay", "delivered", "failed"]),
    attempts: list(
      object({
        at: moment("When the request was sent"),
        status: orNull(whole("Null if there was no answer")),
        error: orNull(text()),
      }),
    ),
    replayOf: orNull(whole("Id of the delivery that this delivery repeats")),
  }),

  KindSummary: object({
    kind: text(),
    key: list(text(), "The fields that identify a record"),
    count: whole(),
    canAdd: flag("True if a builder fills in the missing fields of a new record"),
  }),

  RecordPage: object({
    kind: text(),
    key: list(text()),
    references: texts(
      "Kinds of the records that fields refer to, by field: `customerNumber` refers to `customers`",
    ),
    total: whole("Number of records that match"),
    page: whole(),
    pageSize: whole(),
    items: list(object({ key: text(), record: ref("Record") }), "Ascending by key"),
  }),

  Record: open("A record with the mock's own field names. References are numbers"),

  SurfaceView: object({
    document: text("`rest`, or the name of the service"),
    path: text("Path below the host"),
    body: anything("The record in the surface's answer"),
  }),

  RecordView: object({
    kind: text(),
    key: text(),
    record: ref("Record"),
    rest: orNull(ref("SurfaceView")),
    service: orNull(ref("SurfaceView")),
    links: list(
      object({ field: text(), kind: text(), key: text() }),
      "The records that this record refers to",
    ),
    referencedBy: list(
      object({ kind: text(), field: text(), count: whole(), keys: list(text(), "The first twenty") }),
      "The records that refer to this record",
    ),
    pdf: orNull(text("Path of the record's PDF on this server")),
  }),

  Seed: {
    type: "object",
    additionalProperties: { type: "array", items: ref("Record") },
    description: "Records by collection. They are added in this order: `customers` before `bookedInvoices`",
  },

  SeedResult: object({
    added: { type: "object", additionalProperties: list(ref("Record")) },
  }),

  Ledger: object({
    currency: text(),
    balanced: flag("True if all entries sum to zero"),
    accounts: list(
      object({
        accountNumber: whole(),
        name: text(),
        accountType: text(),
        balance: number(),
        entries: whole(),
      }),
      "The accounts with entries, in ascending order",
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
      assets: number("Sum of the balance sheet's accounts with a positive balance"),
      liabilities: number("Sum of the balance sheet's accounts with a negative balance"),
    }),
  }),

  Snapshot: object({
    id: whole(),
    name: orNull(text()),
    now: text("The clock's time when the snapshot was taken"),
    agreements: whole(),
  }),

  MergeFields: {
    type: "object",
    additionalProperties: { type: ["string", "number"] },
    description: "Values by merge field, such as `INVOICENO`",
  },

  WebhookRequest: object({ method: text(), url: text(), headers: texts(), body: text() }),
};
