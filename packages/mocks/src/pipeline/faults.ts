/** What happens to a request that a fault matches. */
export type FaultEffect =
  /**
   * An answer with this status instead of the real one. By default nothing happens in the books; with `acts` the request
   * is carried out first and its answer lost, which is what makes a 5xx ambiguous. `keep` stores the answer under the
   * request's idempotency key.
   */
  | {
      readonly status: number;
      /** Seconds, or an HTTP date. Left out: no `Retry-After`. */
      readonly retryAfter?: number | string;
      /** Default: an error in the surface's own shape. */
      readonly body?: string;
      readonly contentType?: string;
      readonly acts?: boolean;
      readonly keep?: boolean;
    }
  /** Real milliseconds before anything else happens. */
  | { readonly latency: number }
  /** The connection is cut before or after the request was carried out. */
  | { readonly drop: "before" | "after" }
  /** The request is carried out; its answer arrives cut in half, as an HTML page, or with nothing in it. */
  | { readonly garble: "truncated" | "html" | "empty" };

export interface FaultRule {
  /** Default: every method. */
  readonly method?: string;
  /** Matched against the path below the host; a text matches when the path contains it. Default: every path. */
  readonly path?: string | RegExp;
  /** How many requests it hits; Infinity for every one. Default 1. */
  readonly times?: number;
  /** How many matching requests pass first. Default 0. */
  readonly skip?: number;
  readonly effect: FaultEffect;
}

/** A fault that was armed. */
export interface ArmedFault {
  readonly rule: FaultRule;
  /** How many requests it has hit. */
  readonly hits: number;
  remove(): void;
}

/** What can go wrong between a caller and e-conomic, on demand. */
export interface Faults {
  /** Arms a fault. The first armed fault that matches a request hits it; latencies add to it. */
  add(rule: FaultRule): ArmedFault;
  clear(): void;
  readonly armed: readonly ArmedFault[];
}

interface Armed {
  readonly rule: FaultRule;
  hits: number;
  seen: number;
}

const matches = ({ method, path }: FaultRule, request: { method: string; path: string }): boolean =>
  (method === undefined || method.toUpperCase() === request.method) &&
  (path === undefined || (typeof path === "string" ? request.path.includes(path) : path.test(request.path)));

function readRule(rule: FaultRule): FaultRule {
  const kinds = ["status", "latency", "drop", "garble"].filter((name) => name in rule.effect);
  if (kinds.length !== 1) {
    throw new TypeError("faults.add: effect has one of status, latency, drop or garble");
  }
  if (rule.times !== undefined && !(rule.times >= 1)) throw new RangeError("faults.add: times is 1 or more");
  return rule;
}

export interface FaultHits {
  readonly latency: number;
  readonly effect?: Exclude<FaultEffect, { latency: number }>;
}

/** The faults of a mock, and what they do to one request. */
export function createFaults(): Faults & { hit(request: { method: string; path: string }): FaultHits } {
  let armed: Armed[] = [];
  const view = (entry: Armed): ArmedFault => ({
    rule: entry.rule,
    get hits() {
      return entry.hits;
    },
    remove() {
      armed = armed.filter((other) => other !== entry);
    },
  });
  return {
    add(rule) {
      const entry: Armed = { rule: readRule(rule), hits: 0, seen: 0 };
      armed.push(entry);
      return view(entry);
    },
    clear() {
      armed = [];
    },
    get armed() {
      return armed.map(view);
    },
    hit(request) {
      let latency = 0;
      let effect: FaultHits["effect"];
      for (const entry of armed) {
        if (!matches(entry.rule, request)) continue;
        const slow = "latency" in entry.rule.effect;
        if (!slow && effect !== undefined) continue;
        entry.seen += 1;
        if (entry.seen <= (entry.rule.skip ?? 0) || entry.hits >= (entry.rule.times ?? 1)) continue;
        entry.hits += 1;
        if ("latency" in entry.rule.effect) latency += entry.rule.effect.latency;
        else effect = entry.rule.effect;
      }
      return { latency, ...(effect === undefined ? {} : { effect }) };
    },
  };
}
