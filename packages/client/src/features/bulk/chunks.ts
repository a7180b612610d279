/** A stretch of the input: `length` items from `start`. */
export interface Stretch {
  start: number;
  length: number;
}

/**
 * Cuts a stretch into pieces of at most `size` items. Neighbours for which `groupOf` gives the same stay together, even
 * where that makes a piece larger; `undefined` belongs to no group.
 */
export function cut<Item>(
  items: readonly Item[],
  { start, length }: Stretch,
  size: number,
  groupOf?: (item: Item) => unknown,
): Stretch[] {
  const pieces: Stretch[] = [];
  const end = start + length;
  const groupAt = (index: number) => groupOf?.(items[index] as Item);
  const parts = (index: number) =>
    index === end || groupAt(index) === undefined || groupAt(index) !== groupAt(index - 1);
  for (let from = start, to = start; from < end; from = to) {
    to = Math.min(from + size, end);
    while (to > from && !parts(to)) to--;
    if (to === from) while (!parts(++to));
    pieces.push({ start: from, length: to - from });
  }
  return pieces;
}
