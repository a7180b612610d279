import { ValidationError } from "../errors/errors.ts";
import type { IdempotencyKey } from "../types/index.ts";
import type { OnceStore } from "./store.ts";

/** The key that `call` is handed: a value for the option `idempotencyKey`. Its text is `key`. */
export interface OnceKey extends IdempotencyKey {
  /** When the key was claimed, on the clock of this machine. */
  readonly createdAt: Date;
  /** Whether an earlier start may have sent it already. */
  readonly repeated: boolean;
}

/** What comes back after it was stored: `undefined` is stored as `null`. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that only writes returns void.
export type OnceResult<Result> = Result extends undefined | void ? null : Result;

/** How one write is made, found and remembered. */
export interface OnceOptions<Result, Found> {
  /** Where claims and results are kept. Call its `init()` once, when the program starts. */
  store: OnceStore;
  /**
   * What the id stands for: any JSON value, such as the order or the body. Its hash is kept with the claim, and the
   * same id with another request is refused. Default: nothing is compared.
   */
  request?: unknown;
  /**
   * Makes one write with `{ idempotencyKey: key }` and returns what is worth keeping of it, as JSON. It has to build the
   * same write each time it is called: another method, URL or body under the key is refused before it is sent.
   */
  call: (key: OnceKey) => Promise<Result> | Result;
  /**
   * Looks the record up by its natural key and returns what `call` would, or `undefined` where it is not there. It has to
   * throw where it could not look.
   */
  find: () => Promise<Found> | Found;
  /** For tests: replaces the store's clock and this machine's. Milliseconds since 1970. */
  now?: (() => number) | undefined;
}

const names: readonly (keyof OnceOptions<unknown, unknown>)[] = ["store", "request", "call", "find", "now"];

/** Throws a ValidationError where an id or an option cannot be meant, before anything is kept or sent. */
export function checkOptions(id: unknown, options: OnceOptions<unknown, unknown>): void {
  // Databases refuse a NUL, and a line break in an id is a slip.
  if (typeof id !== "string" || !/^\P{Cc}{1,500}$/u.test(id))
    refuse("id", `must be a text of 1 to 500 characters without control characters. It is ${show(id)}`);
  if (typeof options !== "object" || options === null) refuse("options", "must be an object");
  const unknown = Object.keys(options).find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) refuse(unknown, `is not an option of once(). It has ${names.join(", ")}`);
  if (typeof options.store?.claim !== "function") refuse("store", "must be a store, such as sqlStore(…)");
  for (const name of ["call", "find"] as const)
    if (typeof options[name] !== "function") refuse(name, "must be a function");
  if (options.now !== undefined && typeof options.now !== "function") refuse("now", "must be a function");
}

const show = (value: unknown): string =>
  typeof value === "string" ? `${value.length} characters long, or has a control character` : typeof value;

function refuse(path: string, message: string): never {
  throw new ValidationError(`once(): ${path} ${message}.`, { errors: [{ path, message }] });
}
