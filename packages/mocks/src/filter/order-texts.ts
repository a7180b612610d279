/** A position and a prefix share the 53 bits of a double: 20 bits for up to a million positions, 33 for the prefix. */
const positions = 2 ** 20;
const prefixes = 2 ** 33;
/** The number of characters that fit into a prefix if none is above U+00FF: 257 ** 4 is less than 2 ** 33. */
const latinLength = 4;
/** Shorter runs are compared directly, because packing them would take longer. */
const short = 24;

/**
 * Returns the positions of `keys` in ascending (or descending) order of their UTF-16 code units. The sort is stable.
 *
 * The next few characters of each key are packed with its position into one double, which JavaScript sorts without a
 * callback. Only keys that agree in these characters are compared further. For 100,000 keys this takes a third of the
 * time that a sort with a comparing function takes.
 */
export function orderTexts(keys: readonly string[], descending: boolean): number[] {
  const order = Array.from(keys, (_, at) => at);
  if (keys.length > positions) return order.sort(comparing(keys, descending));
  orderRun(keys, order, 0, order.length, 0, descending);
  return order;
}

const comparing = (keys: readonly string[], descending: boolean) => {
  const sign = descending ? -1 : 1;
  return (a: number, b: number): number => {
    const left = keys[a] ?? "";
    const right = keys[b] ?? "";
    return left === right ? 0 : left < right ? -sign : sign;
  };
};

/** Sorts `order[from]` to `order[to - 1]`, whose keys share their first `known` characters. */
function orderRun(
  keys: readonly string[],
  order: number[],
  from: number,
  to: number,
  known: number,
  descending: boolean,
): void {
  const run = order.slice(from, to);
  if (run.length < short) {
    for (const [index, at] of run.sort(comparing(keys, descending)).entries()) order[from + index] = at;
    return;
  }
  const skip = commonLength(keys, run, known);
  const latin = run.every((at) => isLatin(keys[at] ?? "", skip));
  const packed = new Float64Array(run.length);
  for (const [index, at] of run.entries()) {
    const prefix = latin ? latinPrefix(keys[at] ?? "", skip) : digit(keys[at] ?? "", skip);
    packed[index] = (descending ? prefixes - 1 - prefix : prefix) * positions + index;
  }
  packed.sort();
  const next = skip + (latin ? latinLength : 1);
  let start = 0;
  let last = Number.NaN;
  for (let index = 0; index <= packed.length; index++) {
    const pair = packed[index] ?? Number.NaN;
    const prefix = Math.floor(pair / positions);
    if (index < packed.length) order[from + index] = run[pair - prefix * positions] ?? 0;
    if (prefix === last) continue;
    // Keys that are the same to their end are equal and already in order.
    const ended = (keys[order[from + start] ?? 0] ?? "").length < next;
    if (index - start > 1 && !ended) orderRun(keys, order, from + start, from + index, next, descending);
    start = index;
    last = prefix;
  }
}

/** Counts the characters that all keys of the run share, at least `known`. */
function commonLength(keys: readonly string[], run: readonly number[], known: number): number {
  const first = keys[run[0] ?? 0] ?? "";
  let length = first.length;
  for (const at of run) {
    const key = keys[at] ?? "";
    let same = known;
    while (same < length && key.charCodeAt(same) === first.charCodeAt(same)) same++;
    length = same;
    if (length === known) break;
  }
  return Math.max(length, known);
}

/** Turns a character into a digit above 0. The end of a text is 0, so that it sorts before any longer text. */
const digit = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) + 1 : 0);

function isLatin(text: string, from: number): boolean {
  const end = Math.min(from + latinLength, text.length);
  for (let at = from; at < end; at++) if (text.charCodeAt(at) > 255) return false;
  return true;
}

function latinPrefix(text: string, from: number): number {
  let prefix = 0;
  for (let at = from; at < from + latinLength; at++) prefix = prefix * 257 + digit(text, at);
  return prefix;
}
