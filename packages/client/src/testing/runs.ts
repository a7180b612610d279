/**
 * How many examples a property test draws: a quarter in `pnpm test`, which a person waits for, and all of them with
 * `PROPERTY_RUNS=full`, as `pnpm properties` in .ci/run has it.
 */
export const runs = (full: number): number =>
  process.env.PROPERTY_RUNS === "full" ? full : Math.ceil(full / 4);
