import type { ExtensionKind } from "../types/extension.ts";
import { andList, areMissing } from "../utils/and-list.ts";
import { implementationOf } from "../utils/extension.ts";
import { isObject } from "../utils/is-object.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";
import { type Check, type Checks, problemOfOptions } from "./check-options.ts";

/** Makes a check from a description of right values and a test for them. The message shows only the kind of a wrong object. */
export const must =
  (wanted: string, isRight: (value: unknown) => boolean): Check =>
  (value, path) => {
    if (isRight(value)) return undefined;
    const found = isObject(value) ? kindOf(value) : showValue(value);
    return { message: `${path} must be ${wanted}: it is ${found}.`, path };
  };

const isNumber = (value: unknown): value is number => typeof value === "number";

/** Checks that a value is a whole number, or `Infinity`, which means no limit. */
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) || value === Number.POSITIVE_INFINITY;

export const positiveNumber = must("a number above 0", (value) => isNumber(value) && value > 0);

export const numberFromZero = must("a number from 0", (value) => isNumber(value) && value >= 0);

export const wholeNumberFrom = (least: number): Check =>
  must(`a whole number from ${least}`, (value) => isCount(value) && value >= least);

export const wholeNumberBetween = (least: number, most: number): Check =>
  must(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );

export const booleanValue = must("true or false", (value) => typeof value === "boolean");

export const text = must("a text that is not empty", (value) => typeof value === "string" && value !== "");

export const textOrNull = must(
  "a text that is not empty",
  (value) => value === null || (typeof value === "string" && value !== ""),
);

/** Accepts every text. The code that reads it checks more. */
export const anyText = must("a text", (value) => typeof value === "string");

export const oneOf = (...values: readonly unknown[]): Check =>
  must(values.map(showValue).join(" or "), (value) => values.includes(value));

export const functionValue = must("a function", (value) => typeof value === "function");

/** Accepts an object of named values, and not a Map, a list or `URLSearchParams`, whose values the client would not see. */
export const plainObject = must("an object of named values", isPlainObject);

/** Accepts an object that has these methods. It may have others. */
export const objectWith =
  (...methods: readonly string[]): Check =>
  (value, path) => {
    const missing = methods.filter((name) => !isObject(value) || typeof value[name] !== "function");
    if (missing.length === 0) return undefined;
    const found = isObject(value) ? areMissing(missing) : `it is ${showValue(value)}`;
    return { message: `${path} must have the methods ${andList(methods)}: ${found}.`, path };
  };

/** Accepts an AbortSignal by its members, because a signal of another realm is not an instance of this realm's class. */
export const abortSignal = must(
  "an AbortSignal",
  (value) =>
    isObject(value) && typeof value.aborted === "boolean" && typeof value.addEventListener === "function",
);

/** The calls that make a value, if the name of the function alone would lead to another error. */
const makersOf: Partial<Record<ExtensionKind, string>> = {
  idempotencyKey:
    "idempotencyKey(createIdempotencyKey()), or by idempotencyKey({ key, createdAt, repeated }) from a stored key",
};

/** Returns the message for an option's value that was not made by the function of that name. */
export const notMadeBy = (kind: ExtensionKind, path: string): string =>
  `The option ${path} must be made by ${makersOf[kind] ?? `${kind}(…)`}.`;

/** Accepts only values that were made by the function of that name. */
export const madeBy =
  (kind: ExtensionKind): Check =>
  (value, path) =>
    implementationOf(kind, value) === undefined ? { message: notMadeBy(kind, path), path } : undefined;

/** Accepts everything: code that knows more about the value checks it later, and describes the problem better. */
export const checkedLater: Check = () => undefined;

/** Accepts a list if all of its items pass a check. */
export const listOf =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return { message: `${path} must be a list: it is ${kindOf(value)}.`, path };
    for (const [index, item] of value.entries()) {
      const problem = check(item, `${path}[${index}]`);
      if (problem) return problem;
    }
    return undefined;
  };

/** Accepts an object if all of its values pass a check. Their names do not matter. */
export const objectOf =
  (check: Check): Check =>
  (value, path) => {
    if (!isPlainObject(value)) return plainObject(value, path);
    for (const [name, item] of Object.entries(value)) {
      const problem = item === undefined ? undefined : check(item, `${path}.${name}`);
      if (problem) return problem;
    }
    return undefined;
  };

/** Accepts an object of options, each of which has its check. */
export const optionsOf =
  (checks: Checks): Check =>
  (value, path) =>
    problemOfOptions(value, checks, path);
