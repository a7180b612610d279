import { isObject } from "../../utils/is-object.ts";
import type { AnyUpdateOptions, JsonObject } from "./types.ts";

/** Returns the properties that identify the record: the parameters of the path, and `id`. */
const namesOf = (path: string): string[] => ["id", ...(path.match(/\w+(?=})/g) ?? [])];

/** Runs the caller's change on a draft, and returns the changed record. */
export async function applyChange(
  change: AnyUpdateOptions["change"],
  path: string,
  before: JsonObject,
  draft: JsonObject,
): Promise<JsonObject> {
  const returned = await change(draft);
  // `(draft) => (draft.lines = [])` returns a list by accident, so a list does not replace the draft.
  const isDraft = isObject(returned) && !Array.isArray(returned);
  const after = { ...(isDraft ? returned : draft) };
  // If the change replaced a property that identifies the record, the PUT would write to another record.
  for (const name of namesOf(path)) after[name] = before[name];
  return after;
}
