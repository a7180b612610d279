/** Header fields of an answer that a fault sets, or takes away where they are `undefined`. */
export type FaultHeaders = Readonly<Record<string, string | undefined>>;

/** An answer with a status of the fault's own. */
export interface StatusEffect {
  /** 200 to 599: also a success, a redirect, or one of Cloudflare's 520 to 530. */
  readonly status: number;
  /** Seconds, an HTTP date, or anything else. Left out: no `Retry-After`. */
  readonly retryAfter?: number | string;
  /** Any text, or an object or array to send as JSON. Default: an error in the surface's own shape. */
  readonly body?: string | object;
  /** Of `body`; "" sends none. Default "text/plain", "application/json" for an object. */
  readonly contentType?: string;
  /** Set on this answer, or taken away from it. */
  readonly headers?: FaultHeaders;
  /** The request is carried out first and its answer lost, which is what makes a 5xx ambiguous. Default false. */
  readonly acts?: boolean;
  /** The request's idempotency key replays this answer, whatever `cacheFailures` says. Default false. */
  readonly keep?: boolean;
}

/** What happens to a request that a fault matches. */
export type FaultEffect =
  /** An answer with this status instead of the real one. */
  | StatusEffect
  /** The real answer with these header fields set, or taken away where `undefined`. */
  | { readonly headers: FaultHeaders }
  /** The real answer's JSON, changed: the function gets a copy and returns what is sent. The request is carried out. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any operation, which the test knows better than a type
  | { readonly rewrite: (answer: any) => unknown }
  /** Real milliseconds before anything else happens. */
  | { readonly latency: number }
  /**
   * No answer. "before" and "after": the connection is cut (`ECONNRESET`) before or after the request was carried out.
   * "refused": it never came about (`ECONNREFUSED`), so the request reaches nobody and is not in the log; a server on a
   * real socket has no such fault.
   */
  | { readonly drop: "before" | "after" | "refused" }
  /** No answer, ever: it ends when the caller aborts. With `acts` the request is carried out first. Default false. */
  | { readonly drop: "hang"; readonly acts?: boolean }
  /**
   * The request is carried out; its answer arrives cut in half ("truncated"), as an HTML page, or with nothing in it.
   * "stalled": the headers and half of the body come, the rest never; reading it ends when the caller aborts.
   */
  | { readonly garble: "truncated" | "html" | "empty" | "stalled" };

export interface FaultRule {
  /** Default: every method. */
  readonly method?: string;
  /** Matched against the path below the host; a text matches when the path contains it. Default: every path. */
  readonly path?: string | RegExp;
  /** How many requests it hits; Infinity for every one. Default 1, or the length of a list of effects. */
  readonly times?: number;
  /** How many matching requests pass first. Default 0. */
  readonly skip?: number;
  /**
   * What happens. Of a list the first request that is hit gets the first, and so on; the last stays for the rest of
   * `times`. `{ latency: 0 }` in a list lets one request through.
   */
  readonly effect: FaultEffect | readonly FaultEffect[];
}

/** A fault that was armed. */
export interface ArmedFault {
  /** Counts the faults of a mock, from 1. */
  readonly id: number;
  readonly rule: FaultRule;
  /** How many requests it has hit. */
  readonly hits: number;
  remove(): void;
}

/** What can go wrong between a caller and e-conomic, on demand. */
export interface Faults {
  /**
   * Arms a fault. The first armed fault that matches a request hits it; latencies add to it. Throws a TypeError or a
   * RangeError for a rule that makes no sense.
   */
  add(rule: FaultRule): ArmedFault;
  clear(): void;
  readonly armed: readonly ArmedFault[];
  /**
   * Armed faults that no request has hit: `expect(mock.faults.unused).toEqual([])` at the end of a test finds the one whose
   * path nobody asked for.
   */
  readonly unused: readonly ArmedFault[];
}

/** The effects of a rule in the order of its hits; the last one stays. */
export const effectsOf = ({ effect }: FaultRule): readonly FaultEffect[] =>
  Array.isArray(effect) ? (effect as readonly FaultEffect[]) : [effect as FaultEffect];
