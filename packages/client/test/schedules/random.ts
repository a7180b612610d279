/** Draws the same values from the same seed, on every runtime. */
export interface Random {
  /** Returns a whole number of a range, which includes both ends. */
  integer(least: number, most: number): number;
  pick<Value>(values: readonly Value[]): Value;
  isTrue(share: number): boolean;
  /** Returns a list of at most a number of items. */
  list<Value>(most: number, make: () => Value): Value[];
}

/** Starts a sequence of random values with mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    integer,
    pick: <Value>(values: readonly Value[]): Value => values[integer(0, values.length - 1)] as Value,
    isTrue: (share) => next() < share,
    list: (most, make) => Array.from({ length: integer(0, most) }, make),
  };
}
