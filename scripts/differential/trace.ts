/** Everything that one client did in one schedule, as plain data that can be compared. */
import { createHash } from "node:crypto";
import { inspect } from "node:util";
import type { Client } from "./client.ts";
import { now } from "./virtual-time.ts";

export interface Trace {
  /** What left the client, in order. */
  requests: unknown[];
  /** What the server answered to each. */
  answers: unknown[];
  /** Waits that the client asked its clock for. */
  waits: unknown[];
  hooks: unknown[];
  /** What each call of the schedule gave its caller. */
  outcomes: Record<string, unknown>;
  settled: boolean;
}

const digest = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Bodies are compared in full; what is long is shown by its size and digest. */
export const shownBytes = (bytes: string | Uint8Array): string => {
  const text = typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("latin1");
  return text.length > 600 ? `${text.slice(0, 60)}… (${text.length}, ${digest(text)})` : text;
};

/** Members of errors whose words may change: only that they are there counts. */
const isWords = (name: string) => name === "message" || name === "hint" || name === "stack";

/** A value as data: errors without their words, bytes as text, times as times. */
export function asData(value: unknown, client: Client, secrets: readonly string[]): unknown {
  const seen = new Set<unknown>();
  const plain = (inner: unknown, isOfServer: boolean): unknown => {
    if (inner === undefined) return "undefined";
    if (typeof inner === "bigint" || typeof inner === "symbol" || typeof inner === "function")
      return typeof inner;
    if (typeof inner === "string") return shownBytes(inner);
    if (typeof inner !== "object" || inner === null) return Number.isNaN(inner) ? "NaN" : inner;
    if (seen.has(inner)) return "seen before";
    seen.add(inner);
    try {
      if (inner instanceof Uint8Array) return `bytes ${shownBytes(inner)}`;
      if (inner instanceof Headers) return [...inner];
      if (inner instanceof Date || Object.prototype.toString.call(inner) === "[object Date]")
        return `date ${Number(inner)}`;
      if (inner instanceof Error) return error(inner);
      if (Array.isArray(inner)) return inner.map((item) => plain(item, isOfServer));
      const entries = Object.entries(inner).filter(([name]) => isOfServer || !isWords(name));
      return Object.fromEntries(entries.map(([name, item]) => [name, plain(item, isOfServer)]));
    } finally {
      seen.delete(inner);
    }
  };
  const error = (thrown: Error): unknown => {
    const isEconomic: boolean = thrown instanceof client.EconomicError;
    const facts = thrown as Error & Record<string, unknown>;
    // The words of a detail are the server's where there was an answer, and the client's own where nothing was sent.
    const isOfServer = facts.status !== undefined;
    const own = Object.keys(facts)
      .filter((name) => !isWords(name))
      .sort();
    return {
      thrown: isEconomic ? "EconomicError" : "another error",
      name: thrown.name,
      hasMessage: thrown.message !== "",
      ...(isEconomic && {
        kind: facts.kind,
        json: Object.fromEntries(Object.keys(JSON.parse(JSON.stringify(thrown))).map((name) => [name, true])),
      }),
      ...Object.fromEntries(own.map((name) => [name, plain(facts[name], isOfServer)])),
      ...(thrown.cause !== undefined && { cause: plain(thrown.cause, true) }),
      leaks: secrets.filter((secret) =>
        `${inspect(thrown, { depth: 6 })}${JSON.stringify(thrown)}`.includes(secret),
      ).length,
    };
  };
  return plain(value, true);
}

const keyPattern = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g;

/**
 * Replaces the keys that the client made by their order of first appearance and the time they tell: the rest of them is
 * chance. A boundary of a form has the same key without its dashes.
 */
export function withKeysNumbered(trace: Trace): Trace {
  let text = JSON.stringify(trace);
  const keys = [...new Set(text.match(keyPattern))];
  keys.forEach((key, index) => {
    const label = `key ${index + 1} of ${Number.parseInt(key.replace("-", ""), 16)}`;
    text = text.replaceAll(key, label).replaceAll(key.replaceAll("-", ""), label);
  });
  return JSON.parse(text);
}

export const newTrace = (): Trace => ({
  requests: [],
  answers: [],
  waits: [],
  hooks: [],
  outcomes: {},
  settled: false,
});

export const at = (): number => now();
