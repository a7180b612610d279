/** Returns the value at a share (0 to 1) of the sorted values. Between two values it interpolates. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("There are no values: nothing was measured.");
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
