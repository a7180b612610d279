import { invalid } from "../errors/invalid.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { nearest } from "../utils/nearest.ts";

/** What is wrong with an option: a whole sentence, and where it stands, as in `retry.maxAttempts`. */
export interface Problem {
  message: string;
  path: string;
}

/** Returns what is wrong with the value of an option; `undefined` if it is right. */
export type Check = (value: unknown, path: string) => Problem | undefined;

/** The options of a function: a check for each name. */
export type Checks = Readonly<Record<string, Check>>;

/** Options of other libraries and of other calls, and what they are called here. */
const otherNames: Readonly<Record<string, string>> = {
  maxRetries: "retry.maxAttempts",
  retries: "retry.maxAttempts",
  maxAttempts: "retry.maxAttempts",
  deadlineMs: "retry.deadlineMs",
  timeout: "timeoutMs",
  limit: "toArray({ max })",
  max: "toArray({ max })",
  filter: "list(path, { filter })",
  sort: "list(path, { sort })",
  params: "path or query",
  data: "body",
  json: "body",
};

/** Returns the option that is meant by a name that a function does not know; `undefined` if nothing is like it. */
export function meantBy(name: string, known: readonly string[]): string | undefined {
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  // `limit` is `max` where the function itself has a maximum.
  if (other === "toArray({ max })" && known.includes("max")) return "max";
  return other ?? nearest(name, known) ?? longerName(name, known);
}

/** Returns the one option that contains a word, as `appSecretToken` contains `secret`. */
function longerName(word: string, known: readonly string[]): string | undefined {
  const longer = known.filter((name) => name.toLowerCase().includes(word.toLowerCase()));
  return longer.length === 1 ? longer[0] : undefined;
}

function unknownOption(name: string, known: readonly string[], where: string | undefined): Problem {
  const meant = meantBy(name, known);
  const advice = meant ? `Did you mean ${meant}?` : `The options are ${known.join(", ")}.`;
  const path = where === undefined ? name : `${where}.${name}`;
  return { message: `There is no option ${path}. ${advice}`, path };
}

/**
 * Returns what is wrong with options; `undefined` if they are right, or were not given. An option that is `undefined` counts
 * as not given.
 * @param where the option that holds them, as in `retry`.
 */
export function problemOfOptions(options: unknown, checks: Checks, where?: string): Problem | undefined {
  if (options === undefined) return undefined;
  // Never quoted: a text here may be a token.
  if (!isPlainObject(options)) {
    const [first] = Object.keys(checks);
    const example = first === undefined ? "" : ` such as { ${first}: … }`;
    const subject = where === undefined ? "The options" : where;
    const found = `${where === undefined ? "they are" : "it is"} ${kindOf(options)}`;
    return { message: `${subject} must be an object${example}: ${found}.`, path: where ?? "options" };
  }
  // Inherited ones as well: they would be read like the others.
  for (const name in options) {
    const value = options[name];
    if (value === undefined) continue;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) return unknownOption(name, Object.keys(checks), where);
    const problem = check(value, where === undefined ? name : `${where}.${name}`);
    if (problem) return problem;
  }
  return undefined;
}

/**
 * Checks the options of a function in the one way that all functions share (RW-14): an option that was dropped silently
 * would widen a listing, or a DELETE.
 * @param required the options that must be there.
 * @throws ValidationError for an unknown option, with the nearest known one, and for a value that cannot work.
 */
export function checkOptions(options: unknown, checks: Checks, required: readonly string[] = []): void {
  const problem = problemOfOptions(options, checks);
  if (problem) invalid(problem.message, problem.path);
  for (const name of required) {
    // What is not an object was refused above.
    if ((options as Record<string, unknown> | undefined)?.[name] === undefined)
      invalid(`The option ${name} is missing.`, name);
  }
}
