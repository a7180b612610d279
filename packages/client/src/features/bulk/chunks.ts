import { refuse } from "../refuse.ts";

/**
 * Cuts items into chunks of at most `size`; no list is documented to take more than 500 (O-51). Neighbours for which
 * `groupOf` gives the same stay together; `undefined` belongs to no group.
 */
export function chunksOf<Item>(
  items: readonly Item[],
  size = 500,
  groupOf: (item: Item) => unknown = () => {},
): Item[][] {
  if (!(Number.isInteger(size) && size > 0 && size <= 500)) refuse("chunkSize must be 1 to 500");
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
