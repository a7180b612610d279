import { type Decimal, exact, round } from "./decimal.ts";

/** The exchange rate of the base currency itself. */
export const baseRate = 100;

/** An amount in the base currency, two decimals. `exchangeRate` is the price of 100 units: 746.05 for 100 EUR. */
export function toBaseCurrency(amount: Decimal, exchangeRate: Decimal): number {
  return round(exact(amount).times(exchangeRate).div(baseRate));
}

/** An amount of the base currency in the currency that has this rate, two decimals. */
export function fromBaseCurrency(amount: Decimal, exchangeRate: Decimal): number {
  return round(exact(amount).times(baseRate).div(exchangeRate));
}
