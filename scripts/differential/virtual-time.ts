/**
 * Time and chance of one run, both made from its seed. The globals are replaced, because the time limits of the client
 * and the latency of the mock are timers of the platform.
 */
import { createHash } from "node:crypto";
import { randomFrom } from "./random.ts";

interface Timer {
  due: number;
  order: number;
  fire: () => void;
}

const realImmediate = setImmediate;
/** A promise of the platform (a stream, a Blob) needs a few turns of the loop; whatever moves starts the count again. */
const quietTurns = 8;
/** How long what a settled run left behind may go on, in milliseconds. */
const afterlifeMs = 400_000;

let timers: Timer[] = [];
let nowMs = 0;
let moves = 0;
/** Keys and boundaries have a chance of their own: openapi-fetch draws an id of each call from `Math.random`. */
let randomOfKeys: () => number = () => 0;
let random: () => number = () => 0;
let order = 0;

const add = (ms: number, fire: () => void): Timer => {
  moves += 1;
  // Whole milliseconds, as a clock of the platform tells them.
  const delay = Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : 0;
  const timer = { due: nowMs + delay, order: order++, fire };
  timers.push(timer);
  return timer;
};

const remove = (timer: unknown): void => {
  timers = timers.filter((other) => other !== timer);
};

/** The timer that is due first; of two at the same time, the one that was set first. */
const takeNext = (): Timer | undefined => {
  const [first, ...others] = timers;
  if (!first) return;
  const next = others.reduce(
    (best, timer) =>
      timer.due < best.due || (timer.due === best.due && timer.order < best.order) ? timer : best,
    first,
  );
  remove(next);
  return next;
};

const RealDate = Date;
class VirtualDate extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(nowMs);
    else super(...(given as [number]));
  }
  static override now(): number {
    return nowMs;
  }
}

export const now = (): number => nowMs;
/** Tells that something happened, so that whoever waits for quiet goes on waiting. */
export const moved = (): void => {
  moves += 1;
};

/** How many turns of the loop an answer has to itself, so that it is read and dealt with before the next one arrives. */
const turnsOfAnswer = 4;
let arrivals = Promise.resolve();

/**
 * Resolves in turns of its own: two answers of a server never arrive in one, and how many microtasks a client takes
 * until it has dealt with one means nothing.
 */
export function ownTurns(): Promise<void> {
  arrivals = arrivals.then(async () => {
    for (let turn = 0; turn < turnsOfAnswer; turn++) {
      await new Promise((resolve) => realImmediate(resolve));
      moved();
    }
  });
  return arrivals;
}

/** Resolves after `ms` virtual milliseconds, or when the signal aborts. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = add(ms, resolve);
    signal?.addEventListener("abort", () => {
      remove(timer);
      resolve();
    });
  });

/** Replaces the globals, once for the whole process. */
export function install(): void {
  const replace = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  const setTimer = (fire: (...values: unknown[]) => void, ms = 0, ...values: unknown[]) => {
    const timer = add(ms, () => fire(...values));
    return Object.assign(timer, { unref: () => timer, ref: () => timer, hasRef: () => true });
  };
  replace(globalThis, "setTimeout", setTimer);
  replace(globalThis, "clearTimeout", remove);
  replace(globalThis, "Date", VirtualDate);
  replace(performance, "now", () => nowMs);
  replace(Math, "random", () => random());
  const fill = (bytes: Uint8Array) => bytes.map(() => Math.floor(randomOfKeys() * 256));
  replace(crypto, "getRandomValues", (bytes: Uint8Array) => {
    bytes.set(fill(bytes));
    return bytes;
  });
  replace(crypto, "randomUUID", () => {
    const hex = Buffer.from(fill(new Uint8Array(16))).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  });
  // A digest of the platform comes from another thread, whenever it likes.
  replace(crypto.subtle, "digest", async (algorithm: string | { name: string }, data: Uint8Array) => {
    const name = typeof algorithm === "string" ? algorithm : algorithm.name;
    const { buffer } = new Uint8Array(
      createHash(name.replace("-", "").toLowerCase()).update(new Uint8Array(data)).digest(),
    );
    return buffer;
  });
  replace(AbortSignal, "timeout", (ms: number) => {
    const controller = new AbortController();
    add(ms, () => controller.abort(new DOMException("timed out", "TimeoutError")));
    return controller.signal;
  });
}

const quiet = async (): Promise<void> => {
  let seen = moves;
  for (let turn = 0; turn < quietTurns; turn++) {
    await new Promise((resolve) => realImmediate(resolve));
    if (seen !== moves) {
      seen = moves;
      turn = -1;
    }
  }
};

/** Runs `work` from `startMs` on, with time passing only when nothing else is left to do. Returns whether it settled. */
export async function inVirtualTime(
  startMs: number,
  seed: number,
  work: () => Promise<unknown>,
): Promise<boolean> {
  timers = [];
  nowMs = startMs;
  order = 0;
  random = randomFrom(seed);
  randomOfKeys = randomFrom(seed + 2);
  let settledAt: number | undefined;
  const done = () => {
    moved();
    settledAt ??= nowMs;
  };
  work().then(done, done);
  for (;;) {
    await quiet();
    const next = takeNext();
    if (!next || (settledAt !== undefined && next.due > settledAt + afterlifeMs)) break;
    nowMs = Math.max(nowMs, next.due);
    next.fire();
  }
  timers = [];
  return settledAt !== undefined;
}
