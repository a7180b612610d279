import type { LikePart } from "./ast.ts";

/** A test of the character at one position of a pattern; undefined stands for `*`. */
type Atom = ((character: string) => boolean) | undefined;

/**
 * Turns a `$like:` pattern into a test of lower-cased text. A pattern without `*` finds texts that contain it (S-10).
 * With `classes: false`, `[XY]` is four plain characters; by default it is a class (L-79). `%` and `_` are ordinary
 * characters unless `sql` makes them wildcards. `\` is always ordinary: how the servers treat these is not recorded.
 */
export function likeMatcher(
  pattern: readonly LikePart[],
  classes: boolean,
  sql = false,
): (text: string) => boolean {
  const lowered = pattern.map((part) => lower(part, classes));
  const parts = sql ? lowered.flatMap(withSqlWildcards) : lowered;
  const wild = parts.some((part) => "any" in part);
  const [first, second, ...rest] = parts;
  // Patterns like Acme*, *Acme and Acme are the most common, and the built-in searches are far faster.
  if (first && "text" in first && !second) return (text) => text.includes(first.text);
  if (first && second && rest.length === 0 && "text" in first && "any" in second)
    return (text) => text.startsWith(first.text);
  if (first && second && rest.length === 0 && "any" in first && "text" in second)
    return (text) => text.endsWith(second.text);
  const atoms = parts.flatMap(toAtoms);
  const all = wild ? atoms : [undefined, ...atoms, undefined];
  return (text) => matches(text, all);
}

function lower(part: LikePart, classes: boolean): LikePart {
  if ("text" in part) return { text: part.text.toLowerCase() };
  if ("any" in part) return part;
  return classes ? { oneOf: part.oneOf.toLowerCase() } : { text: `[${part.oneOf.toLowerCase()}]` };
}

/** Turns `%` into any text and `_` into any character, written as the class that excludes nothing. */
function withSqlWildcards(part: LikePart): readonly LikePart[] {
  if (!("text" in part)) return [part];
  return part.text
    .split(/([%_])/)
    .filter((text) => text !== "")
    .map((text) => (text === "%" ? { any: true } : text === "_" ? { oneOf: "^" } : { text }));
}

function toAtoms(part: LikePart): Atom[] {
  if ("any" in part) return [undefined];
  if ("oneOf" in part) return [characterClass(part.oneOf)];
  return Array.from(part.text.split(""), (wanted) => (character) => character === wanted);
}

/** Makes a test for SQL's `[XY]`, with ranges (`[a-f]`) and negation (`[^XY]`). An empty class accepts nothing. */
function characterClass(source: string): (character: string) => boolean {
  const negated = source.startsWith("^");
  const ranges: (readonly [string, string])[] = [];
  for (let at = negated ? 1 : 0; at < source.length; at += 1) {
    const from = source.charAt(at);
    const isRange = source.charAt(at + 1) === "-" && at + 2 < source.length;
    ranges.push([from, isRange ? source.charAt(at + 2) : from]);
    if (isRange) at += 2;
  }
  return (character) => ranges.some(([from, to]) => character >= from && character <= to) !== negated;
}

/**
 * Returns whether the whole text matches the pattern. After a mismatch, only the latest `*` needs to try a longer text,
 * as in a glob.
 */
function matches(text: string, atoms: readonly Atom[]): boolean {
  let at = 0;
  let atom = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const test = atoms[atom];
    if (atom < atoms.length && test === undefined) {
      star = atom;
      resume = at;
      atom += 1;
    } else if (test?.(text.charAt(at))) {
      at += 1;
      atom += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      atom = star + 1;
    } else return false;
  }
  while (atom < atoms.length && atoms[atom] === undefined) atom += 1;
  return atom === atoms.length;
}
