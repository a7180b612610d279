export interface LatencyRange {
  readonly from: number;
  readonly to: number;
}

const ranges = new WeakMap<object, LatencyRange>();

/** Makes a function for the option `latency`. It returns milliseconds inside a range, in the same order in every run. */
export function latencyIn(range: LatencyRange): () => number {
  let step = 0;
  const next = () => {
    // Multiples of the golden ratio spread evenly over the range without repeating.
    step += 1;
    return range.from + Math.round(((step * 0.618_033_988_749_895) % 1) * (range.to - range.from));
  };
  ranges.set(next, range);
  return next;
}

/** Returns the range of a function of {@link latencyIn}. */
export const rangeOf = (latency: object): LatencyRange | undefined => ranges.get(latency);
