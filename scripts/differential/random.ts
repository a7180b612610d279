/** A small generator of numbers in [0, 1), the same for the same seed on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Choices of a schedule. */
export interface Chance {
  below: (limit: number) => number;
  between: (least: number, most: number) => number;
  /** True in `share` of the cases. */
  often: (share: number) => boolean;
  of: <Value>(...values: readonly Value[]) => Value;
  /** Up to `most` values. */
  list: <Value>(most: number, make: () => Value) => Value[];
}

export function chanceOf(seed: number): Chance {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    often: (share) => random() < share,
    of: (...values) => values[below(values.length)] as (typeof values)[number],
    list: (most, make) => Array.from({ length: below(most + 1) }, make),
  };
}
