import { isNode } from "../parity/own-specs.ts";
import type { Difference } from "./differences.ts";
import { mergeFilters, mergeSorts } from "./merge-rest-listing.ts";
import { mergeRestOperations } from "./merge-rest-operations.ts";
import { mergeSchema } from "./merge-schema.ts";
import { type AddedOperation, nameRestSchemas } from "./name-rest-schemas.ts";
import { newSchema } from "./new-parts.ts";
import { removeUnused } from "./remove-unused.ts";
import { type Place, RestFiles } from "./rest-files.ts";

/** One difference, and its place in our files. */
interface Placed {
  change: Difference;
  place: Place;
}

/** Compares the merged files with the publication again. */
type Compare = (texts: ReadonlyMap<string, string>) => Promise<Difference[]>;

/**
 * Merges the changes of a publication of REST into our files. Our operations share schemas, but each is published
 * separately. If a change would contradict the publication of another operation, it is left out, and a person has to
 * decide.
 *
 * @param changes the differences between our document and the publication.
 * @param compare returns the differences that are left after a merge.
 * @param named the names of schemas that overlays refer to. They stay although no operation uses them.
 * @returns the files that are not empty, and the remaining differences.
 */
export async function mergeRest(
  texts: ReadonlyMap<string, string>,
  changes: readonly Difference[],
  compare: Compare,
  named: ReadonlySet<string> = new Set(),
): Promise<{ texts: Map<string, string>; left: Difference[] }> {
  const expected = new Set(changes.map(nameOf));
  let merging = [...changes];
  for (;;) {
    const files = new RestFiles(texts);
    const merged = merging.map((change): Placed => ({ change, place: apply(files, change) }));
    nameRestSchemas(files, merging.flatMap(addedOperations));
    removeUnused(files, named);
    const left = await compare(files.texts);
    const surprises = left.filter((change) => !expected.has(nameOf(change)));
    if (surprises.length === 0) return { texts: files.texts, left };
    const places = surprises.map((change) => placeOf(files, change));
    const kept = merged.filter(({ place }) => !places.some((other) => isWithin(place, other)));
    // No place explains the difference. Merge nothing, rather than something wrong.
    merging = kept.length < merging.length ? kept.map(({ change }) => change) : [];
  }
}

/** Returns the operations that a change adds: one, or all of a path. */
function addedOperations({ path: [section, route = "", method, part], after }: Difference): AddedOperation[] {
  if (section !== "paths" || part !== undefined || !isNode(after)) return [];
  const added: [string, unknown][] = method === undefined ? Object.entries(after) : [[method, after]];
  return added.flatMap(([verb, neutral]) => (isNode(neutral) ? [{ route, method: verb, neutral }] : []));
}

const nameOf = ({ path }: Difference): string => JSON.stringify(path);

/** Returns whether one place is at or below the other. */
function isWithin(one: Place, other: Place): boolean {
  const length = Math.min(one.keys.length, other.keys.length);
  return (
    one.file === other.file && one.keys.slice(0, length).every((key, index) => key === other.keys[index])
  );
}

/** Finds the place of a neutral difference in our files. */
function placeOf(files: RestFiles, { path }: Difference): Place {
  const [, route = "", method, part, ...rest] = path;
  const item = files.follow(files.below({ file: "rest.yaml", keys: ["paths"] }, route));
  if (method === undefined) return item;
  const operation = files.below(item, method);
  if (part === undefined) return operation;
  if (part === "x-filterable-fields") return files.below(operation, "x-listing", "filterable");
  if (part === "x-sortable-fields") return files.below(operation, "x-listing", "sortable");
  const outer = files.below(operation, part, ...rest.slice(0, -1));
  const key = rest.at(-1);
  if (key === undefined) return outer;
  const place = files.below(outer, key);
  // A keyword beside a reference overrides the keyword of its target.
  const isBeside = files.mapAt(outer)?.has("$ref") === true && files.mapAt(outer)?.has(key) === true;
  const isMarking = key === "readOnly" || key === "deprecated";
  return isBeside || (isMarking && !isSchema(place)) ? { ...outer, keys: [...outer.keys, key] } : place;
}

/** Returns whether the place is a schema, and not one of its keywords. */
const isSchema = ({ keys }: Place): boolean =>
  keys.at(-2) === "properties" || ["items", "schema"].includes(keys.at(-1) ?? "");

/** Merges one difference, and returns the place that it changes. */
function apply(files: RestFiles, change: Difference): Place {
  const place = placeOf(files, change);
  const [, route = "", method, part] = change.path;
  if (method === undefined || part === undefined) mergeRestOperations(files, route, method, change.after);
  else if (part === "x-filterable-fields") mergeFilters(files, place, change);
  else if (part === "x-sortable-fields") mergeSorts(files, place, change);
  else mergeContent(files, place, change);
  return place;
}

function mergeContent(files: RestFiles, place: Place, change: Difference): void {
  const file = files.file(place.file);
  const key = place.keys.at(-1) ?? "";
  const holder = files.mapAt({ ...place, keys: place.keys.slice(0, -1) });
  if (file === undefined || holder === undefined) return;
  if (isSchema(place)) mergeSchema(file, holder, [key], change);
  else if (key === "properties" && isNode(change.after))
    file.set(holder, key, newSchema({ properties: change.after }).properties);
  else if (holder.has("$ref")) file.setOrRemove(holder, key, change.after);
  else {
    const outer = files.mapAt({ ...place, keys: place.keys.slice(0, -2) });
    if (outer !== undefined) mergeSchema(file, outer, [place.keys.at(-2) ?? "", key], change);
  }
}
