import { refuse } from "../refuse.ts";

/** A stretch of the input: `length` items from `start`. */
export interface Stretch {
  start: number;
  length: number;
}

/** Whether the input may be cut before the item at `index`. */
const cutsAt = <Item>(items: readonly Item[], index: number, groupOf?: (item: Item) => unknown): boolean => {
  const group = groupOf?.(items[index] as Item);
  return group === undefined || group !== groupOf?.(items[index - 1] as Item);
};

/**
 * Cuts the input into stretches of at most `size` items. Neighbours with the same `groupOf` stay together;
 * `undefined` belongs to no group.
 */
export function cut<Item>(
  items: readonly Item[],
  size: number,
  groupOf?: (item: Item) => unknown,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0, end = 0; start < items.length; start = end) {
    end = Math.min(start + size, items.length);
    while (end < items.length && end > start && !cutsAt(items, end, groupOf)) end--;
    if (end === start) refuse(`The group of items[${start}] is larger than a call: ${size} items.`);
    stretches.push({ start, length: end - start });
  }
  return stretches;
}

/** Two parts of a stretch, as equal as groups allow; `undefined` when it cannot be parted. */
export function halves<Item>(
  items: readonly Item[],
  { start, length }: Stretch,
  groupOf?: (item: Item) => unknown,
): [Stretch, Stretch] | undefined {
  const middle = start + (length >> 1);
  for (let distance = 0; distance < length; distance++) {
    for (const at of [middle - distance, middle + distance]) {
      if (at > start && at < start + length && cutsAt(items, at, groupOf)) {
        return [
          { start, length: at - start },
          { start: at, length: start + length - at },
        ];
      }
    }
  }
  return undefined;
}
