import { type Decimal, exact, round } from "./decimal.ts";

/** The exchange rate of the base currency itself. */
export const baseRate = 100;

/**
 * Converts an amount to the base currency, with two decimals. `exchangeRate` is the price of 100 units: 746.05 for 100
 * EUR.
 */
export function toBaseCurrency(amount: Decimal, exchangeRate: Decimal): number {
  return round(exact(amount).times(exchangeRate).div(baseRate));
}

/** Converts an amount from the base currency to the currency with this rate, with two decimals. */
export function fromBaseCurrency(amount: Decimal, exchangeRate: Decimal): number {
  return round(exact(amount).times(baseRate).div(exchangeRate));
}
