/** Reads the value of a comparison: text with escapes, `$like:` patterns and lists. */
import type { Rulings } from "../settings/rulings.ts";
import type { FilterValue, LikePart, Unmatchable } from "./ast.ts";
import { FilterError } from "./filter-error.ts";

/** The rulings about reading a filter's text. Default: the ledger's. */
export type ReadingRulings = Partial<Pick<Rulings, "mostListValues" | "escapedBrackets" | "asterisks">>;

/** A position in the text that advances as the text is read. */
export interface Cursor {
  readonly text: string;
  readonly rulings: ReadingRulings;
  at: number;
}

export function expected(what: string): FilterError {
  return new FilterError("syntax", `Syntax error, expected: ${what}`);
}

/**
 * Returns whether a value must end here: at the end of the text, a closing parenthesis, or a joiner such as `$and:`.
 */
function atValueEnd(cursor: Cursor): boolean {
  const { text, at } = cursor;
  return at >= text.length || text[at] === ")" || text.startsWith("$and:", at) || text.startsWith("$or:", at);
}

/** Reads `$null:` if it is the whole value, and returns whether it was there. */
function readNull(cursor: Cursor, atEnd: (cursor: Cursor) => boolean): boolean {
  if (!cursor.text.startsWith("$null:", cursor.at)) return false;
  cursor.at += 6;
  if (!atEnd(cursor)) throw expected("end of value after $null:");
  return true;
}

/**
 * Reads one character and resolves its escape. `bracket` is true for an escaped bracket, with which a value matches
 * nothing.
 */
function readCharacter(cursor: Cursor): { character: string; escaped: boolean; bracket: boolean } {
  const { text, at } = cursor;
  const first = text.charAt(at);
  if (first !== "$") {
    cursor.at = at + 1;
    return { character: first, escaped: false, bracket: false };
  }
  const second = text.charAt(at + 1);
  if (second === "" || !"$()*,[]".includes(second)) throw expected("$$ for a dollar sign in a value");
  cursor.at = at + 2;
  const bracket = (second === "[" || second === "]") && cursor.rulings.escapedBrackets !== "literal";
  return { character: second, escaped: true, bracket };
}

/** Reads the value of `$eq:` and the ordering operators. `*`, `(`, `,` and brackets are plain text in it (L-78). */
export function readScalar(cursor: Cursor, atEnd = atValueEnd): FilterValue {
  if (readNull(cursor, atEnd)) return null;
  const start = cursor.at;
  let value = "";
  let unmatchable = false;
  while (!atEnd(cursor)) {
    const { character, bracket } = readCharacter(cursor);
    value += character;
    unmatchable ||= bracket;
  }
  return unmatchable ? { unmatchable: cursor.text.slice(start, cursor.at) } : value;
}

/** Reads the value of `$like:`. An unescaped `*` is a wildcard (L-80), and `[XY]` is a character class (L-79). */
export function readPattern(cursor: Cursor): readonly LikePart[] | null | Unmatchable {
  if (readNull(cursor, atValueEnd)) return null;
  const start = cursor.at;
  const parts: LikePart[] = [];
  let unmatchable = false;
  const literal = (character: string) => {
    const last = parts.at(-1);
    if (last && "text" in last) parts[parts.length - 1] = { text: last.text + character };
    else parts.push({ text: character });
  };
  while (!atValueEnd(cursor)) {
    const { character, escaped, bracket } = readCharacter(cursor);
    unmatchable ||= bracket;
    if (character === "*" && !escaped) parts.push({ any: true });
    else if (character === "[" && !escaped) {
      const characters = readClass(cursor);
      // `[[]` is the way to write a literal bracket, so it is read as one.
      if (characters === undefined || characters === "[") literal(character);
      else parts.push({ oneOf: characters });
    } else literal(character);
  }
  return unmatchable ? { unmatchable: cursor.text.slice(start, cursor.at) } : parts;
}

/** Reads the value of `$eq:` and `$ne:` under the ruling that an asterisk is a wildcard there too (L-78). */
export function readWild(cursor: Cursor): FilterValue {
  const start = cursor.at;
  const value = readScalar(cursor);
  if (typeof value !== "string" || !value.includes("*")) return value;
  const again: Cursor = { ...cursor, at: start };
  const wildcards: LikePart[] = [];
  while (again.at < cursor.at) {
    const { character, escaped } = readCharacter(again);
    wildcards.push(character === "*" && !escaped ? { any: true } : { text: character });
  }
  return wildcards.some((part) => "any" in part) ? { wildcards } : value;
}

/** Reads the inside of `[…]`. Returns undefined if the bracket is never closed; it is then an ordinary character. */
function readClass(cursor: Cursor): string | undefined {
  const ahead: Cursor = { ...cursor };
  let characters = "";
  while (!atValueEnd(ahead)) {
    const { character, escaped, bracket } = readCharacter(ahead);
    if (bracket) return undefined;
    if (character === "]" && !escaped) {
      cursor.at = ahead.at;
      return characters;
    }
    characters += character;
  }
  return undefined;
}

/**
 * Reads the value of `$in:` and `$nin:`: `[a,b]`. The brackets are required (L-76), and it has at most 200 values by
 * default (S-11).
 */
export function readList(cursor: Cursor, tooLong: (count: number) => FilterError): readonly FilterValue[] {
  if (cursor.text[cursor.at] !== "[") throw expected("[");
  cursor.at += 1;
  if (cursor.text[cursor.at] === "]") {
    cursor.at += 1;
    return [];
  }
  const values: FilterValue[] = [];
  for (;;) {
    values.push(readScalar(cursor, atItemEnd));
    const mark = cursor.text[cursor.at];
    cursor.at += 1;
    if (mark === ",") continue;
    if (mark !== "]") throw expected("]");
    if (values.length > (cursor.rulings.mostListValues ?? 200)) throw tooLong(values.length);
    return values;
  }
}

/**
 * Returns whether an item of a list must end here: at a `,` or `]`, but also at a parenthesis or the end of the text.
 * In the latter cases the caller reports that there is no `,` or `]`.
 */
function atItemEnd({ text, at }: Cursor): boolean {
  return at >= text.length || text[at] === "," || text[at] === "]" || text[at] === ")";
}
