import { invalid } from "../errors/invalid.ts";
import { namesOf } from "../utils/and-list.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { nearest } from "../utils/nearest.ts";
import { otherNameOf } from "./other-names.ts";

/** A problem of an option: a sentence that describes it, and the path of the option, such as `retry.maxAttempts`. */
export interface Problem {
  message: string;
  path: string;
}

/** Returns the problem of an option's value; `undefined` if the value is right. */
export type Check = (value: unknown, path: string) => Problem | undefined;

/** The options of a function: a check for each name. */
export type Checks = Readonly<Record<string, Check>>;

/** Returns the option that an unknown name probably means; `undefined` if none is similar. */
export const meantBy = (name: string, known: readonly string[]): string | undefined =>
  otherNameOf(name, known) ?? nearest(name, known) ?? longerName(name, known);

/** Returns the option whose name contains a word, such as `appSecretToken` for `secret`; `undefined` if several do. */
function longerName(word: string, known: readonly string[]): string | undefined {
  const longer = known.filter((name) => name.toLowerCase().includes(word.toLowerCase()));
  return longer.length === 1 ? longer[0] : undefined;
}

function unknownOption(name: string, known: readonly string[], where: string | undefined): Problem {
  const meant = meantBy(name, known);
  const advice = meant ? `Did you mean ${meant}?` : namesOf("The option", known);
  const path = where === undefined ? name : `${where}.${name}`;
  return { message: `There is no option ${path}. ${advice}`, path };
}

/**
 * Returns the first problem of options; `undefined` if they are right or missing. An option that is `undefined` counts as
 * missing.
 * @param where the name of the option that contains these options, such as `retry`.
 */
export function problemOfOptions(options: unknown, checks: Checks, where?: string): Problem | undefined {
  if (options === undefined) return undefined;
  // The value is not quoted, because a text in this place may be a token.
  if (!isPlainObject(options)) {
    const [first] = Object.keys(checks);
    const example = first === undefined ? "" : ` such as { ${first}: … }`;
    const subject = where === undefined ? "The options" : where;
    const found = `${where === undefined ? "they are" : "it is"} ${kindOf(options)}`;
    return { message: `${subject} must be an object${example}: ${found}.`, path: where ?? "options" };
  }
  // Inherited properties are checked too, because they are read like the others.
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
 * Checks the options of a function. All functions check theirs in this way (RW-14), because an option that is dropped
 * silently could widen a listing or a DELETE.
 * @param required the names of the options that must not be missing.
 * @throws ValidationError for an unknown option, with the nearest known one, and for a value that cannot work.
 */
export function checkOptions(options: unknown, checks: Checks, required: readonly string[] = []): void {
  const problem = problemOfOptions(options, checks);
  if (problem) invalid(problem.message, problem.path);
  for (const name of required) {
    // The options are an object or `undefined`: other values were refused above.
    if ((options as Record<string, unknown> | undefined)?.[name] === undefined)
      invalid(`The option ${name} is missing.`, name);
  }
}
