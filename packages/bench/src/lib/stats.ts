/** The value at a share of the sorted values, between the two nearest where it falls between them. `share` in [0, 1]. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("no values: nothing was measured");
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
