/** Schemas of the settings: options, rulings, clock and faults. */
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
    object(
      { from: number("Milliseconds"), to: number("Milliseconds") },
      {},
      "A different time in this range for each answer",
    ),
  ],
  description: "Milliseconds that each answer is delayed",
};

const rateLimit: Schema = {
  anyOf: [
    { const: false },
    object(
      {},
      {
        limit: { type: "number", minimum: 0, description: "Price units in a window" },
        windowSeconds: { type: "number", minimum: 0.001 },
        cost: { type: "number", minimum: 0, description: "Price of an ordinary call" },
        pdfCost: { type: "number", minimum: 0, description: "Price of a PDF" },
        retryAfter: { anyOf: [{ type: "number", minimum: 0 }, { const: false }] },
        per: oneOf(["agreement", "app"]),
      },
    ),
  ],
  description: "False if there is no limit",
};

const eventType = object({
  name: text(),
  description: text(),
  mergeFields: list(object({ fieldName: text(), description: text() })),
});

/** The options that can change while the server runs. */
const changeable: Readonly<Record<string, Schema>> = {
  role: ref("Role"),
  modules: list(
    ref("Module"),
    "Modules of new agreements, as `role` is. `PATCH /__mock/agreements/{agreement}` changes an existing agreement",
  ),
  rateLimit,
  latency,
  strict: { anyOf: [{ type: "boolean" }, object({ unknownProperties: flag() })] },
  whileInFlight: oneOf(["wait", "conflict", "execute"]),
  cacheFailures: oneOf(["none", "4xx", "all"]),
  webhooks: text("`record`, `fetch`, or an http address that every delivery is sent to"),
  webhookAttempts: whole("Number of attempts at a failing delivery", 1),
  pdfReadyAfter: { type: "number", minimum: 0, description: "Seconds during which a new PDF answers 404" },
};

const headers: Schema = {
  type: "object",
  additionalProperties: { type: ["string", "null"] },
  description: "Header fields to set; null removes a field",
};

const effects: readonly Schema[] = [
  object(
    { status: { type: "integer", minimum: 200, maximum: 599 } },
    {
      retryAfter: { type: ["number", "string"] },
      body: { anyOf: [text(), open(), list(anything())] },
      contentType: text(),
      headers,
      acts: flag("True: the request is carried out, and only its answer is replaced"),
      keep: flag("True: the idempotency key replays this answer"),
    },
    "An answer of this status instead of the real one",
  ),
  object({ headers }, {}, "The real answer with other header fields"),
  object({ rewrite: open("A JSON merge patch (RFC 7396)") }, {}, "The real answer's JSON, changed"),
  object(
    { latency: { type: "number", minimum: 0 } },
    {},
    "A delay in milliseconds before the request is handled",
  ),
  object(
    { drop: oneOf(["before", "after", "refused", "hang"]) },
    { acts: flag() },
    "No answer. `refused` is refused with 422 here, because the connection has already reached the server",
  ),
  object(
    { garble: oneOf(["truncated", "html", "empty", "stalled"]) },
    {},
    "The real answer with a damaged body",
  ),
];

export const settingsSchemas: Readonly<Record<string, Schema>> = {
  Role: oneOf(roles),
  Module: oneOf(allModules),

  Clock: object({
    now: text("ISO 8601, in UTC"),
    milliseconds: number("The same time in milliseconds since 1970"),
    today: text("The date in Denmark"),
    running: flag("True if the clock follows real time"),
  }),

  Options: object(
    {
      seed: text(),
      now: text("The clock's time at the start"),
      runningClock: flag(),
      ...changeable,
      tokens: oneOf(
        ["any", "listed"],
        "`any` pair of tokens opens an agreement, or only the `listed` pairs, which are not shown",
      ),
      domains: list(text()),
      eventTypes: list(eventType, "Event types in addition to the built-in ones"),
    },
    {},
    "The options of `createEconomicMock`. Rulings have a separate path",
  ),

  OptionChanges: { ...object({}, changeable, "The options to change"), minProperties: 1 },

  Ruling: object({
    name: text(),
    value: anything("The present choice"),
    default: anything("The choice of the fidelity ledger"),
    choices: list(anything(), "Empty if any text is allowed"),
    facts: list(text(), "Ids of the facts behind the ruling"),
  }),

  Rulings: object({ rulings: list(ref("Ruling")) }),

  FaultEffect: { oneOf: effects },

  FaultRule: object(
    {
      effect: {
        anyOf: [ref("FaultEffect"), { type: "array", items: ref("FaultEffect"), minItems: 1 }],
        description: "The effect on matching requests; a list has one effect for each request",
      },
    },
    {
      method: text("Default: every method"),
      path: text("A text that the path contains. Default: every path"),
      pathPattern: text("A regular expression in place of `path`"),
      times: { anyOf: [{ type: "integer", minimum: 1 }, { const: "always" }] },
      skip: whole("Number of matching requests that pass before the first hit"),
    },
  ),

  Fault: object({
    id: whole(undefined, 1),
    rule: ref("FaultRule"),
    hits: whole("Number of requests that the fault has hit"),
    times: { anyOf: [{ type: "integer" }, { const: "always" }] },
    spent: flag("True if the fault will not hit any more requests"),
  }),

  Faults: object({
    armed: list(ref("Fault")),
    unused: list(whole(), "Ids of the faults that have not hit a request"),
  }),

  GivenDelivery: object(
    {},
    { url: text(), secret: text(), contentType: text(), postData: text(), headers: texts() },
    "Values that replace the webhook's own in a preview",
  ),
};
