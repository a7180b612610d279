import { refuse } from "../refuse.ts";

/** No list is documented to take more (O-51). */
const limit = 500;

/**
 * Cuts items into chunks of at most `size`. Neighbours for which `groupOf` gives the same stay together; `undefined`
 * belongs to no group.
 */
export function chunksOf<Item>(
  items: readonly Item[],
  size = limit,
  groupOf: (item: Item) => unknown = () => {},
): Item[][] {
  if (!(Number.isInteger(size) && size > 0 && size <= limit)) refuse(`chunkSize must be 1 to ${limit}`);
  const chunks: Item[][] = [];
  for (let from = 0, to = 0; from < items.length; from = to) {
    const group = (index: number) => groupOf(items[index] as Item);
    to = Math.min(from + size, items.length);
    while (to > from && to < items.length && group(to) !== undefined && group(to) === group(to - 1)) to--;
    if (to === from) refuse(`the group of items[${from}] is larger than a call, ${size} items`);
    chunks.push(items.slice(from, to));
  }
  return chunks;
}
