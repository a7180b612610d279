import { refuse } from "../../errors/refuse.ts";

/**
 * Cuts items into chunks of at most `size`, which is 1 to `max`. Neighbours for which `groupOf` gives the same stay
 * together; `undefined` belongs to no group.
 */
export function chunksOf<Item>(
  items: readonly Item[],
  size: number,
  groupOf: (item: Item) => unknown = () => {},
  max = 500,
): Item[][] {
  if (!(Number.isInteger(size) && size > 0 && size <= max)) refuse(`chunkSize must be 1 to ${max}`);
  const groups = items.map(groupOf);
  const chunks: Item[][] = [];
  for (let from = 0, to = 0; from < items.length; from = to) {
    to = from + size;
    while (groups[to] !== undefined && groups[to] === groups[to - 1])
      if (--to === from) refuse(`the group of items[${from}] is larger than ${size}`);
    chunks.push(items.slice(from, to));
  }
  return chunks;
}
