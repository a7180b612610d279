import { invalid } from "../errors/refusal.ts";
import type { View } from "./rule.ts";

/**
 * What a reference in a body means: its number, or the number in its `self` link (L-04). Which of the two counts when
 * they disagree, and whether the link will do in a PUT, nobody recorded (U-05, U-06).
 *
 * @param field the canonical field, for the refusal.
 */
export function referred(
  number: unknown,
  linked: unknown,
  field: string,
  { method, rulings }: View,
): unknown {
  if (linked === undefined) return number;
  if (number === undefined) {
    if (method !== "PUT" || rulings.selfInPut) return linked;
    throw invalid({ at: field, code: { rest: "E04042" }, message: `${field} is missing a value` });
  }
  if (String(number) === String(linked) || rulings.referenceConflict === "number") return number;
  if (rulings.referenceConflict === "self") return linked;
  throw invalid({
    at: field,
    message: `${field} ${String(number)} is not the one that self links to, ${String(linked)}.`,
    input: number,
  });
}
