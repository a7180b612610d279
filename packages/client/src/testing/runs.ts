/**
 * Returns how many examples a property test draws: a quarter in `pnpm test`, so that it is quick, and all of them
 * with `PROPERTY_RUNS=full`, which `pnpm properties` in .ci/run sets.
 */
export const runs = (full: number): number =>
  process.env.PROPERTY_RUNS === "full" ? full : Math.ceil(full / 4);
