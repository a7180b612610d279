/** Does so many calls one after the other and resolves with the milliseconds they took. */
export type Lane = (calls: number) => Promise<number>;

export interface PairedOptions {
  readonly ours: Lane;
  readonly baseline: Lane;
  /** Calls of each lane before anything counts. */
  readonly warmUp: number;
  readonly rounds: number;
  /** Calls of one lane in a round: about a millisecond's worth, which a busy machine seldom interrupts. */
  readonly batch: number;
}

export interface Paired {
  /** Ours over the baseline, one a round. */
  readonly ratios: number[];
  /** Milliseconds of one call. */
  readonly ours: number[];
  readonly baseline: number[];
}

/**
 * Runs two lanes in turns: what slows the machine down meets both of them, and only their ratio in the same round
 * counts. Who goes first changes each round, because the second finds warm caches.
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

/** A lane out of one call. */
export const lane =
  (call: () => Promise<unknown>): Lane =>
  async (calls) => {
    const start = performance.now();
    for (let done = 0; done < calls; done++) await call();
    return performance.now() - start;
  };
