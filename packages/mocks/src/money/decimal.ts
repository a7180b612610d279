/**
 * Calculates exactly with decimals (L-52): 33.33 × 3 is 99.99, never 99.99000000000001. Functions take and return plain
 * numbers, rounded to their number of decimals, and use big.js values in between.
 */
import { Big } from "big.js";

/** Our own constructor, so that no other user of big.js can change its rounding: half away from zero. */
const Exact = Big();
Exact.RM = 1;

export type Decimal = number | string | Big;

/** Turns `value` into an exact decimal. Throws for NaN, infinities and texts that are not numbers. */
export function exact(value: Decimal): Big {
  return new Exact(value);
}

/** Rounds to `digits` decimals (2 by default), halves away from zero. */
export function round(value: Decimal, digits = 2): number {
  // `+ 0` turns -0 into 0, because an amount of zero has no sign.
  return exact(value).round(digits).toNumber() + 0;
}

/** Adds values exactly. Without values, the sum is 0. */
export function sum(values: Iterable<Decimal>): number {
  let total = exact(0);
  for (const value of values) total = total.plus(value);
  return total.toNumber() + 0;
}

export function subtract(from: Decimal, value: Decimal): number {
  return exact(from).minus(value).toNumber() + 0;
}

/** Multiplies exactly, without rounding. */
export function multiply(a: Decimal, b: Decimal): number {
  return exact(a).times(b).toNumber() + 0;
}

/**
 * Splits `total` (two decimals) by `weights` so that the parts add up to exactly `total`. Each part is the rounded
 * share of all items up to it, less the parts before it. If the weights sum to 0, the last item gets everything.
 */
export function allocate(total: Decimal, weights: readonly Decimal[]): number[] {
  const all = weights.reduce<Big>((subtotal, weight) => subtotal.plus(weight), exact(0));
  let seen = exact(0);
  let assigned = exact(0);
  return weights.map((weight, at) => {
    seen = seen.plus(weight);
    const isLast = at === weights.length - 1;
    const share = isLast ? exact(total) : all.eq(0) ? exact(0) : exact(total).times(seen).div(all).round(2);
    const part = share.minus(assigned);
    assigned = share;
    return part.toNumber() + 0;
  });
}
