import type { Level } from "../api/level.ts";

/** One change of a publication, as the report shows it. */
export interface Change {
  level: Level;
  /** The operation, schema property or tag, such as `POST /draft-entries` or `DraftEntry.text`. */
  where: string;
  /** What changed, as a sentence, and what it means for callers if that is not obvious. */
  text: string;
}

const order: Level[] = ["major", "minor", "patch", "none"];

/** Returns the highest level of the changes. */
export const highestLevel = (changes: readonly Change[]): Level =>
  order.find((level) => changes.some((change) => change.level === level)) ?? "none";

/** Sorts changes by level, worst first, and by place within a level. */
export const worstFirst = (changes: readonly Change[]): Change[] =>
  [...changes].sort(
    (a, b) =>
      order.indexOf(a.level) - order.indexOf(b.level) ||
      (a.where === b.where ? 0 : a.where < b.where ? -1 : 1),
  );

/**
 * Names a place in a neutral document: keys from the root become `GET /things, 200`, `Thing.size`, or `tag Things`.
 */
export function placeName(path: readonly string[]): string {
  const [section, name = "", ...rest] = path;
  if (section === "tags") return `tag ${name}`;
  if (section === "components") return schemaPlace([path[2] ?? "", ...path.slice(3)]);
  if (section !== "paths") return path.join(" ");
  const [method, part, key, ...inside] = rest;
  if (method === undefined) return name;
  const operation = `${method.toUpperCase()} ${name}`;
  if (part === undefined) return operation;
  if (part === "parameters" && key !== undefined) return `${operation}, parameter ${key.split(" ").at(-1)}`;
  if (part === "responses" && key !== undefined)
    return `${operation}, ${schemaPlace([key, ...inside.slice(3)])}`;
  return part === "requestBody"
    ? `${operation}, ${schemaPlace(["body", ...[key, ...inside].slice(3).map(String)])}`
    : operation;
}

function schemaPlace([name = "", ...keys]: string[]): string {
  let place = name;
  for (let index = 0; index < keys.length; index += 1) {
    if (keys[index] === "properties" && keys[index + 1] !== undefined) {
      index += 1;
      place += `.${keys[index]}`;
    } else if (keys[index] === "items") place += "[]";
  }
  return place;
}
