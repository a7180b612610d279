/** The order of a column of keys, as positions: sorting positions moves numbers about instead of records. */

const positions = 2 ** 20;
const codes = 2 ** 32;

/**
 * Positions of `values` in ascending (or descending) order, stable. Numbers and amounts with up to two decimals are
 * packed with their position into one double (32 bits above 20) that the engine sorts without calling back: half the
 * time over 100,000 records, and stable for free.
 */
export function orderNumbers(values: readonly number[], descending: boolean): number[] {
  const cents = values.map((value) => Math.round(value * 100));
  const least = cents.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  // Other fractions, very large spreads and very long listings are compared one by one.
  const fits =
    cents.length <= positions && cents.every((cent, at) => cent / 100 === values[at] && cent - least < codes);
  if (!fits) {
    const sign = descending ? -1 : 1;
    return Array.from(values, (_, at) => at).sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)));
  }
  const packed = new Float64Array(cents.length);
  for (const [at, cent] of cents.entries())
    packed[at] = (descending ? codes - 1 - (cent - least) : cent - least) * positions + at;
  return Array.from(packed.sort().map((pair) => pair - Math.floor(pair / positions) * positions));
}
