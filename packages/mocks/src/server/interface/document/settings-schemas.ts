/** Schemas of what steers the mock: options, rulings, clock and faults. */
import { allModules, roles } from "../../../settings/options.ts";
import {
  anything,
  flag,
  list,
  number,
  object,
  oneOf,
  open,
  ref,
  type Schema,
  text,
  texts,
  whole,
} from "./schema.ts";

const latency: Schema = {
  anyOf: [
    { type: "number", minimum: 0, maximum: 600_000 },
    object({ from: number("Milliseconds"), to: number("Milliseconds") }, {}, "Changing times in this range"),
  ],
  description: "Milliseconds that each answer takes",
};

const rateLimit: Schema = {
  anyOf: [
    { const: false },
    object(
      {},
      {
        limit: { type: "number", minimum: 0, description: "Price units a window" },
        windowSeconds: { type: "number", minimum: 0.001 },
        cost: { type: "number", minimum: 0, description: "Price of an ordinary call" },
        pdfCost: { type: "number", minimum: 0, description: "Price of a PDF" },
        retryAfter: { anyOf: [{ type: "number", minimum: 0 }, { const: false }] },
        per: oneOf(["agreement", "app"]),
      },
    ),
  ],
  description: "false: no limit at all",
};

const eventType = object({
  name: text(),
  description: text(),
  mergeFields: list(object({ fieldName: text(), description: text() })),
});

/** What may be changed while the server runs. */
const changeable: Readonly<Record<string, Schema>> = {
  role: ref("Role"),
  modules: list(
    ref("Module"),
    "Of new agreements, as the role: `PATCH /__mock/agreements/{agreement}` changes one that is there",
  ),
  rateLimit,
  latency,
  strict: { anyOf: [{ type: "boolean" }, object({ unknownProperties: flag() })] },
  whileInFlight: oneOf(["wait", "conflict", "execute"]),
  cacheFailures: oneOf(["none", "4xx", "all"]),
  webhooks: text("`record`, `fetch`, or an http address that every delivery is sent to"),
  webhookAttempts: whole("How often a failing delivery is tried", 1),
  pdfReadyAfter: { type: "number", minimum: 0, description: "Seconds in which a new PDF is 404" },
};

const headers: Schema = {
  type: "object",
  additionalProperties: { type: ["string", "null"] },
  description: "Fields to set, or with null to take away",
};

const effects: readonly Schema[] = [
  object(
    { status: { type: "integer", minimum: 200, maximum: 599 } },
    {
      retryAfter: { type: ["number", "string"] },
      body: { anyOf: [text(), open(), list(anything())] },
      contentType: text(),
      headers,
      acts: flag("The request is carried out, and its answer lost"),
      keep: flag("The idempotency key replays this answer"),
    },
    "An answer of this status instead of the real one",
  ),
  object({ headers }, {}, "The real answer with other header fields"),
  object({ rewrite: open("A JSON merge patch (RFC 7396)") }, {}, "The real answer's JSON, changed"),
  object({ latency: { type: "number", minimum: 0 } }, {}, "Milliseconds before anything else"),
  object(
    { drop: oneOf(["before", "after", "refused", "hang"]) },
    { acts: flag() },
    "No answer. A server cannot refuse a connection that has reached it: `refused` is 422 here",
  ),
  object({ garble: oneOf(["truncated", "html", "empty", "stalled"]) }, {}, "The real answer, spoilt"),
];

export const settingsSchemas: Readonly<Record<string, Schema>> = {
  Role: oneOf(roles),
  Module: oneOf(allModules),

  Clock: object({
    now: text("ISO 8601, in UTC"),
    milliseconds: number("The same, since 1970"),
    today: text("The day that it is in Denmark"),
    running: flag("Whether it follows real time"),
  }),

  Options: object(
    {
      seed: text(),
      now: text("Where the clock started"),
      runningClock: flag(),
      ...changeable,
      tokens: oneOf(["any", "listed"], "Whether any pair opens an agreement; the pairs are not shown"),
      domains: list(text()),
      eventTypes: list(eventType, "Beside those that every webhook knows"),
    },
    {},
    "The options of `createEconomicMock`; rulings have an address of their own",
  ),

  OptionChanges: { ...object({}, changeable, "The options to change"), minProperties: 1 },

  Ruling: object({
    name: text(),
    value: anything("The choice that holds"),
    default: anything("The choice of the fidelity ledger"),
    choices: list(anything(), "Empty: any text"),
    facts: list(text(), "Ids of the facts that it is about"),
  }),

  Rulings: object({ rulings: list(ref("Ruling")) }),

  FaultEffect: { oneOf: effects },

  FaultRule: object(
    {
      effect: {
        anyOf: [ref("FaultEffect"), { type: "array", items: ref("FaultEffect"), minItems: 1 }],
        description: "What happens; of a list, one for each request",
      },
    },
    {
      method: text("Default: every method"),
      path: text("A text that is somewhere in the path. Default: every path"),
      pathPattern: text("A regular expression instead"),
      times: { anyOf: [{ type: "integer", minimum: 1 }, { const: "always" }] },
      skip: whole("How many matching requests pass first"),
    },
  ),

  Fault: object({
    id: whole(undefined, 1),
    rule: ref("FaultRule"),
    hits: whole("How many requests it has hit"),
    times: { anyOf: [{ type: "integer" }, { const: "always" }] },
    spent: flag("Whether it has hit as many as it may"),
  }),

  Faults: object({
    armed: list(ref("Fault")),
    unused: list(whole(), "Ids of those that no request has hit"),
  }),

  GivenDelivery: object(
    {},
    { url: text(), secret: text(), contentType: text(), postData: text(), headers: texts() },
    "What a test delivery differs in from that of the webhook",
  ),
};
