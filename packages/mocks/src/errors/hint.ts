import { nearestName } from "../validation/nearest-name.ts";

/** Returns a hint in parentheses for a name that does not exist: the nearest existing name, or all of them. */
export function hintFor(misspelt: string, names: readonly string[]): string {
  const near = nearestName(misspelt, names);
  if (near !== undefined) return `(did you mean "${near}"?)`;
  return names.length === 1 ? `(choose ${names[0]})` : `(choose one of ${names.join(", ")})`;
}

/** Lists choices in parentheses, written as in code. */
export const choicesOf = (choices: readonly unknown[]): string =>
  `(choose ${choices.map((choice) => JSON.stringify(choice)).join(" or ")})`;
