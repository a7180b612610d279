import { nearestName } from "../validation/nearest-name.ts";

/** Returns a hint in parentheses for a name that does not exist: the nearest existing name, or a list of them all. */
export function hintFor(misspelt: string, names: readonly string[]): string {
  const near = nearestName(misspelt, names);
  return near === undefined ? `(choose one of ${names.join(", ")})` : `(did you mean "${near}"?)`;
}

/** Lists choices in parentheses, written as in code. */
export const choicesOf = (choices: readonly unknown[]): string =>
  `(choose ${choices.map((choice) => JSON.stringify(choice)).join(" or ")})`;
