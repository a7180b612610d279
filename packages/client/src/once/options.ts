import { ValidationError } from "../errors/errors.ts";
import type { IdempotencyKey } from "../types/index.ts";
import type { OnceStore } from "./store.ts";

/** The key that `call` receives. Pass it on as the option `idempotencyKey`. Its property `key` is the text of the key. */
export interface OnceKey extends IdempotencyKey {
  /** When the key was claimed, by the clock of this machine. */
  readonly createdAt: Date;
  /** `true` if an earlier start may have sent this key already. */
  readonly repeated: boolean;
}

/** The type of a result that was stored and read back: `undefined` is stored as `null`. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that only writes returns void.
export type OnceResult<Result> = Result extends undefined | void ? null : Result;

/** The options of `once`: how one write is made, found and remembered. */
export interface OnceOptions<Result, Found> {
  /** Keeps claims and results. Call its `init()` once, when the program starts. */
  store: OnceStore;
  /**
   * The data of the write: any JSON value, such as the order or the body. Its hash is stored with the claim, and a start
   * with the same id and another request is refused. Default: requests are not compared.
   */
  request?: unknown;
  /**
   * Makes one write with `{ idempotencyKey: key }` and returns the part of its result that is worth storing, as JSON data.
   * It has to build the same write each time: another method, URL or body under the key is refused before it is sent.
   */
  call: (key: OnceKey) => Promise<Result> | Result;
  /**
   * Looks the record up by its natural key. Returns the same as `call` would, or `undefined` if the record does not exist.
   * It has to throw if the record could not be looked up.
   */
  find: () => Promise<Found> | Found;
  /** Returns the time in milliseconds since 1970. Replaces the store's clock and this machine's, for tests. */
  now?: (() => number) | undefined;
}

const names: readonly (keyof OnceOptions<unknown, unknown>)[] = ["store", "request", "call", "find", "now"];

/** Checks the id and the options before anything is stored or sent. Throws a ValidationError that names the wrong one. */
export function checkOptions(id: unknown, options: OnceOptions<unknown, unknown>): void {
  // Databases refuse a NUL character, and a line break in an id is a mistake.
  if (typeof id !== "string" || !/^\P{Cc}{1,500}$/u.test(id))
    refuse("id", `must be a text of 1 to 500 characters without control characters. ${problemOf(id)}`);
  if (typeof options !== "object" || options === null) refuse("options", "must be an object");
  const unknown = Object.keys(options).find((name) => !names.some((known) => known === name));
  if (unknown !== undefined)
    refuse(unknown, `is not an option of once(). The options are ${names.join(", ")}`);
  if (typeof options.store?.claim !== "function") refuse("store", "must be a store, such as sqlStore(…)");
  for (const name of ["call", "find"] as const)
    if (typeof options[name] !== "function") refuse(name, "must be a function");
  if (options.now !== undefined && typeof options.now !== "function") refuse("now", "must be a function");
}

function problemOf(id: unknown): string {
  if (typeof id !== "string") return `Its type is ${typeof id}`;
  return /\p{Cc}/u.test(id) ? "It has a control character" : `It has ${Array.from(id).length} characters`;
}

function refuse(path: string, message: string): never {
  throw new ValidationError(`once(): ${path} ${message}.`, { errors: [{ path, message }] });
}
