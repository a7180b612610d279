/**
 * Exact decimal arithmetic (L-52): 33.33 × 3 is 99.99, never 99.99000000000001. Amounts are plain numbers at the
 * edges, with as many decimals as they were rounded to, and big.js values in between.
 */
import { Big } from "big.js";

/** A constructor of our own, so that no other user of big.js can change how it rounds: half away from zero. */
const Exact = Big();
Exact.RM = 1;

export type Decimal = number | string | Big;

/** `value` as an exact decimal. Throws on NaN, infinities and texts that are not numbers. */
export function exact(value: Decimal): Big {
  return new Exact(value);
}

/** Rounded to `digits` decimals (2 by default), halves away from zero, as a number. */
export function round(value: Decimal, digits = 2): number {
  // `+ 0` turns -0 into 0: an amount that rounds to nothing has no sign.
  return exact(value).round(digits).toNumber() + 0;
}

/** The exact sum; 0 for none. */
export function sum(values: Iterable<Decimal>): number {
  let total = exact(0);
  for (const value of values) total = total.plus(value);
  return total.toNumber() + 0;
}

export function subtract(from: Decimal, value: Decimal): number {
  return exact(from).minus(value).toNumber() + 0;
}

/** The exact product, not rounded. */
export function multiply(a: Decimal, b: Decimal): number {
  return exact(a).times(b).toNumber() + 0;
}

/**
 * Splits `total` (two decimals) over `weights` so that the parts add up to it exactly: each part is the rounded share of
 * everything so far, less what the items before it got. All to the last one when the weights sum to 0.
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
