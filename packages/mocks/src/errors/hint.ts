import { nearestName } from "../validation/nearest-name.ts";

/** What to write in place of a name that does not exist, in parentheses: the nearest one, or all that exist. */
export function hintFor(misspelt: string, names: readonly string[]): string {
  const near = nearestName(misspelt, names);
  return near === undefined ? `(choose one of ${names.join(", ")})` : `(did you mean "${near}"?)`;
}

/** Choices as they are written in code, in parentheses. */
export const choicesOf = (choices: readonly unknown[]): string =>
  `(choose ${choices.map((choice) => JSON.stringify(choice)).join(" or ")})`;
