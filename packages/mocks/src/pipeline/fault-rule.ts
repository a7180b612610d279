/** Header fields that a fault sets on an answer. `undefined` removes the field. */
export type FaultHeaders = Readonly<Record<string, string | undefined>>;

/** An answer with a status that the fault sets. */
export interface StatusEffect {
  /** From 200 to 599: it may also be a success, a redirect, or one of Cloudflare's 520 to 530. */
  readonly status: number;
  /** The `Retry-After` header: seconds, an HTTP date, or any other text. Default: no header. */
  readonly retryAfter?: number | string;
  /** A text, or an object or array that is sent as JSON. Default: an error in the surface's own shape. */
  readonly body?: string | object;
  /**
   * The content type of `body`; "" sends no such header. Default "application/json" for an object or array,
   * "text/plain" for a text.
   */
  readonly contentType?: string;
  /** Header fields that are set on this answer. `undefined` removes the field. */
  readonly headers?: FaultHeaders;
  /**
   * Whether the request is carried out first and its own answer is lost. This makes a 5xx ambiguous for the caller.
   * Default false.
   */
  readonly acts?: boolean;
  /** Whether the request's idempotency key replays this answer, regardless of `cacheFailures`. Default false. */
  readonly keep?: boolean;
}

/** The effect of a fault on a request that it matches. */
export type FaultEffect =
  /** Sends an answer with this status instead of the real one. */
  | StatusEffect
  /** Sends the real answer with these header fields set, or removed where `undefined`. */
  | { readonly headers: FaultHeaders }
  /**
   * Carries out the request and changes the JSON of its answer: the function gets a copy and returns what to send
   * instead.
   */
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any operation, which the test knows better than a type
  | { readonly rewrite: (answer: any) => unknown }
  /** Waits so many real milliseconds before anything else happens. */
  | { readonly latency: number }
  /**
   * Sends no answer. "before" and "after" cut the connection (`ECONNRESET`) before or after the request is carried out.
   * "refused" refuses the connection (`ECONNREFUSED`): the request never arrives and is not in the log. A server on a
   * real socket does not have "refused".
   */
  | { readonly drop: "before" | "after" | "refused" }
  /**
   * Never sends an answer: the request ends when the caller aborts it. With `acts` it is carried out first. Default
   * false.
   */
  | { readonly drop: "hang"; readonly acts?: boolean }
  /**
   * Carries out the request and damages its answer: cut in half ("truncated"), replaced by an HTML page ("html"), or
   * without a body ("empty"). "stalled" sends the headers and half of the body, and then nothing until the caller
   * aborts.
   */
  | { readonly garble: "truncated" | "html" | "empty" | "stalled" };

export interface FaultRule {
  /** The method of the requests to match. Default: every method. */
  readonly method?: string;
  /**
   * The path of the requests to match, below the host. A text matches every path that contains it. Default: every path.
   */
  readonly path?: string | RegExp;
  /** How many requests the fault hits; Infinity for all of them. Default 1, or the length of a list of effects. */
  readonly times?: number;
  /** How many matching requests pass before the fault hits one. Default 0. */
  readonly skip?: number;
  /**
   * The effect on each request that is hit. With a list, the first request gets the first effect, the second request
   * the second, and so on; the last effect is repeated until `times` is used up. `{ latency: 0 }` in a list lets one
   * request through.
   */
  readonly effect: FaultEffect | readonly FaultEffect[];
}

/** A fault that has been added to a mock. */
export interface ArmedFault {
  /** A number that counts the faults of a mock, from 1. */
  readonly id: number;
  readonly rule: FaultRule;
  /** How many requests the fault has hit. */
  readonly hits: number;
  remove(): void;
}

/** The faults of a mock: errors and delays between a caller and e-conomic, caused on purpose. */
export interface Faults {
  /**
   * Arms a fault. A request is hit by the first armed fault that matches it; latencies are added to that. Throws a
   * TypeError or a RangeError for a rule that makes no sense.
   */
  add(rule: FaultRule): ArmedFault;
  clear(): void;
  readonly armed: readonly ArmedFault[];
  /**
   * The armed faults that have hit no request. At the end of a test, `expect(mock.faults.unused).toEqual([])` finds a
   * fault whose path was never called.
   */
  readonly unused: readonly ArmedFault[];
}

/** Returns the effects of a rule, in the order of its hits. The last effect is repeated. */
export const effectsOf = ({ effect }: FaultRule): readonly FaultEffect[] =>
  Array.isArray(effect) ? (effect as readonly FaultEffect[]) : [effect as FaultEffect];
