/** Makes this many calls, one after the other, and resolves to the milliseconds that they took. */
export type Lane = (calls: number) => Promise<number>;

export interface PairedOptions {
  readonly ours: Lane;
  readonly baseline: Lane;
  /** Calls of each lane before the measurement starts. */
  readonly warmUp: number;
  readonly rounds: number;
  /**
   * Calls of one lane in a round. Choose about a millisecond's worth, because a busy machine seldom interrupts that.
   */
  readonly batch: number;
}

export interface Paired {
  /** Our time divided by the baseline's, one ratio for each round. */
  readonly ratios: number[];
  /** Milliseconds of one call. */
  readonly ours: number[];
  readonly baseline: number[];
}

/**
 * Runs two lanes in turns, so that a machine that slows down slows both, and compares them within each round only.
 * The first lane alternates, because the second one finds warm caches.
 */
export async function paired({ ours, baseline, warmUp, rounds, batch }: PairedOptions): Promise<Paired> {
  const result: Paired = { ratios: [], ours: [], baseline: [] };
  for (let done = 0; done < warmUp; done += batch) {
    await baseline(batch);
    await ours(batch);
  }
  for (let round = 0; round < rounds; round++) {
    const oursFirst = round % 2 === 0;
    const first = await (oursFirst ? ours : baseline)(batch);
    const second = await (oursFirst ? baseline : ours)(batch);
    const [own, other] = oursFirst ? [first, second] : [second, first];
    result.ratios.push(own / other);
    result.ours.push(own / batch);
    result.baseline.push(other / batch);
  }
  return result;
}

/** Makes a lane from one call. */
export const lane =
  (call: () => Promise<unknown>): Lane =>
  async (calls) => {
    const start = performance.now();
    for (let done = 0; done < calls; done++) await call();
    return performance.now() - start;
  };
