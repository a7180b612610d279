import { orderTexts } from "./order-texts.ts";
import { orderNumbers } from "./ranked-order.ts";
import { textKey } from "./text-order.ts";

/**
 * Returns a new array in the order of one field. The sort is stable, and records without a value are first when
 * ascending. Numbers, and texts that look like numbers, are sorted by size and before other texts; with `alphabetical`,
 * all are sorted as text. Texts are compared by their lower-cased key, made once for each record.
 */
export function sortBy<T>(
  records: readonly T[],
  read: (record: T) => unknown,
  { descending, alphabetical }: { descending: boolean; alphabetical: boolean },
): T[] {
  const absent: T[] = [];
  const numeric: T[] = [];
  const numbers: number[] = [];
  const textual: T[] = [];
  const keys: string[] = [];
  for (const record of records) {
    const value = read(record);
    if (value === undefined || value === null) absent.push(record);
    else if (!alphabetical && isNumeric(value)) {
      numeric.push(record);
      numbers.push(Number(value));
    } else {
      textual.push(record);
      keys.push(textKey(value));
    }
  }
  const ordered = [
    absent,
    pick(numeric, orderNumbers(numbers, descending)),
    pick(textual, orderTexts(keys, descending)),
  ];
  return (descending ? ordered.reverse() : ordered).flat();
}

function pick<T>(records: readonly T[], order: readonly number[]): T[] {
  return order.map((at) => records[at] as T);
}

const number = /^-?\d+(\.\d+)?$/;

function isNumeric(value: unknown): boolean {
  if (typeof value !== "string") return typeof value !== "object";
  const first = value.charCodeAt(0);
  // Most texts start with a letter, so checking the first character usually avoids the regular expression.
  return first <= 57 && first >= 45 && number.test(value);
}
