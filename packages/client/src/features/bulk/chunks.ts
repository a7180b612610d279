import { invalid } from "../../errors/invalid.ts";
import { showValue } from "../../utils/show-value.ts";

/** The options for cutting items into chunks. */
export interface ChunkOptions<Item> {
  /** The most items of a chunk, from 1 to `max`. Default: `max`. */
  size?: number | undefined;
  /** The most items of a call. */
  max: number;
  /** Returns the group of an item. Neighbours of the same group stay together; `undefined` is not a group. */
  groupOf?: ((item: Item) => unknown) | undefined;
}

/** Throws the ValidationError for a group that does not fit into a call. */
const refuseGroup = (from: number, size: number, max: number): never =>
  invalid(
    `keepTogether makes a group of more than ${size} items at items[${from}], but a call takes at most ` +
      (size < max ? `chunkSize (${size}): make chunkSize larger.` : `${max}: make the group smaller.`),
    `items[${from}]`,
  );

/**
 * Cuts items into chunks of at most `size`, and keeps groups whole.
 * @throws ValidationError for a size that the endpoint does not take, and for a group that is larger than `size`.
 */
export function chunksOf<Item>(items: readonly Item[], options: ChunkOptions<Item>): Item[][] {
  const { max, size = max, groupOf = () => undefined } = options;
  if (!(Number.isInteger(size) && size >= 1 && size <= max))
    invalid(`chunkSize must be a whole number from 1 to ${max}: it is ${showValue(size)}.`, "chunkSize");
  const groups = items.map(groupOf);
  /** Returns whether the item at a place belongs to the same group as the one before it. */
  const isInsideGroup = (at: number) => groups[at] !== undefined && groups[at] === groups[at - 1];
  const chunks: Item[][] = [];
  for (let from = 0, to = 0; from < items.length; from = to) {
    to = from + size;
    while (isInsideGroup(to)) {
      to -= 1;
      if (to === from) refuseGroup(from, size, max);
    }
    chunks.push(items.slice(from, to));
  }
  return chunks;
}
