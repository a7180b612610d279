import type { Agreement } from "../../store/agreement.ts";

/** Invented rates against Danish kroner, for 100 units. They are the same every day. */
const rates: Readonly<Record<string, number>> = { DKK: 100, EUR: 746, GBP: 872, NOK: 64, SEK: 66, USD: 686 };

/** Returns the exchange rate of a currency: the price of 100 units in the base currency of the agreement. */
export function exchangeRateOf(agreement: Agreement, currency: string): number {
  const { baseCurrency } = agreement.settings;
  if (currency === baseCurrency) return 100;
  const rate = ((rates[currency] ?? 100) / (rates[baseCurrency] ?? 100)) * 100;
  return Math.round(rate * 1e6) / 1e6;
}
