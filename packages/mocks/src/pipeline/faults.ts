import { type ArmedFault, effectsOf, type FaultEffect, type FaultRule, type Faults } from "./fault-rule.ts";
import { readRule } from "./read-fault.ts";

interface Armed {
  readonly id: number;
  readonly rule: FaultRule;
  readonly effects: readonly FaultEffect[];
  readonly times: number;
  hits: number;
  seen: number;
}

const matches = ({ method, path }: FaultRule, request: { method: string; path: string }): boolean =>
  (method === undefined || method.toUpperCase() === request.method) &&
  (path === undefined ||
    (typeof path === "string" ? request.path.includes(path) : request.path.search(path) >= 0));

/** An effect on the answer. Latency is not one, because it only delays the answer. */
export type ReplyEffect = Exclude<FaultEffect, { latency: number }>;

export interface FaultHits {
  readonly latency: number;
  readonly effect: ReplyEffect | undefined;
  /** The id of the fault with the effect, or of a latency if there is no other fault. */
  readonly fault: number | undefined;
}

const none: FaultHits = { latency: 0, effect: undefined, fault: undefined };

/** Keeps the armed faults of a mock. `onSocket`: the mock is a server on a real socket. */
export function createFaults(
  onSocket = false,
): Faults & { hit(request: { method: string; path: string }): FaultHits } {
  let armed: Armed[] = [];
  let count = 0;
  const view = (entry: Armed): ArmedFault => ({
    id: entry.id,
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
      const effects = effectsOf(readRule(rule, onSocket));
      count += 1;
      const entry: Armed = {
        id: count,
        rule,
        effects,
        times: rule.times ?? effects.length,
        hits: 0,
        seen: 0,
      };
      armed.push(entry);
      return view(entry);
    },
    clear() {
      armed = [];
    },
    get armed() {
      return armed.map(view);
    },
    get unused() {
      return armed.filter(({ hits }) => hits === 0).map(view);
    },
    hit(request) {
      if (armed.length === 0) return none;
      let latency = 0;
      let effect: ReplyEffect | undefined;
      let fault: number | undefined;
      for (const entry of armed) {
        const next = entry.effects[Math.min(entry.hits, entry.effects.length - 1)];
        if (next === undefined || !matches(entry.rule, request)) continue;
        if (!("latency" in next) && effect !== undefined) continue;
        entry.seen += 1;
        if (entry.seen <= (entry.rule.skip ?? 0) || entry.hits >= entry.times) continue;
        entry.hits += 1;
        if ("latency" in next) {
          latency += next.latency;
          fault ??= entry.id;
        } else {
          effect = next;
          fault = entry.id;
        }
      }
      return { latency, effect, fault };
    },
  };
}
