import { toBaseCurrency } from "./currency.ts";
import { allocate, type Decimal, exact, round, subtract, sum } from "./decimal.ts";
import { type LineAmounts, type LineInput, margin, priceLine } from "./price-line.ts";

export interface PricedLine extends LineAmounts {
  readonly vatRate: number;
  /** The line's part of the document's VAT. The parts add up to exactly that VAT. */
  readonly vatAmount: number;
  readonly grossAmount: number;
  /** Parts of the document's amounts in the base currency. They add up to exactly those amounts. */
  readonly netAmountInBaseCurrency: number;
  readonly vatAmountInBaseCurrency: number;
}

/** The totals of a sales document, with two decimals, in its own currency unless the name mentions another. */
export interface PricedDocument {
  readonly lines: readonly PricedLine[];
  readonly netAmount: number;
  readonly vatAmount: number;
  readonly grossAmount: number;
  readonly netAmountInBaseCurrency: number;
  readonly vatAmountInBaseCurrency: number;
  readonly grossAmountInBaseCurrency: number;
  /**
   * The difference in the base currency between the gross amount and net plus VAT, because each of them is converted
   * and rounded separately. Always 0 for a document in the base currency.
   */
  readonly roundingAmount: number;
  readonly costPriceInBaseCurrency: number;
  readonly marginInBaseCurrency: number;
  readonly marginPercentage: number;
}

/**
 * Prices a sales document (L-92). Each line is rounded separately. VAT is computed from the sum of the net amounts of
 * each rate, and then divided between their lines. `exchangeRate` is the price of 100 units in the base currency: 100
 * for the base currency itself.
 */
export function priceDocument(inputs: readonly LineInput[], exchangeRate: Decimal): PricedDocument {
  const amounts = inputs.map((line) => priceLine(line, exchangeRate));
  const nets = amounts.map((line) => line.totalNetAmount);
  const vats = vatOfLines(inputs, nets);
  const netAmount = sum(nets);
  const vatAmount = sum(vats);
  const grossAmount = sum([netAmount, vatAmount]);
  const netAmountInBaseCurrency = toBaseCurrency(netAmount, exchangeRate);
  const vatAmountInBaseCurrency = toBaseCurrency(vatAmount, exchangeRate);
  const grossAmountInBaseCurrency = toBaseCurrency(grossAmount, exchangeRate);
  const netsInBase = allocate(netAmountInBaseCurrency, converted(nets, exchangeRate));
  const vatsInBase = allocate(vatAmountInBaseCurrency, converted(vats, exchangeRate));
  const costPriceInBaseCurrency = sum(amounts.map((line) => line.costPriceInBaseCurrency));
  return {
    lines: amounts.map((line, at) => ({
      ...line,
      vatRate: exact(inputs[at]?.vatRate ?? 0).toNumber(),
      vatAmount: vats[at] ?? 0,
      grossAmount: sum([line.totalNetAmount, vats[at] ?? 0]),
      netAmountInBaseCurrency: netsInBase[at] ?? 0,
      vatAmountInBaseCurrency: vatsInBase[at] ?? 0,
    })),
    netAmount,
    vatAmount,
    grossAmount,
    netAmountInBaseCurrency,
    vatAmountInBaseCurrency,
    grossAmountInBaseCurrency,
    roundingAmount: subtract(
      grossAmountInBaseCurrency,
      sum([netAmountInBaseCurrency, vatAmountInBaseCurrency]),
    ),
    costPriceInBaseCurrency,
    ...margin(netAmountInBaseCurrency, costPriceInBaseCurrency),
  };
}

/**
 * Computes the VAT of each line: the rounded VAT of all lines of its rate up to this one, less that of the lines before
 * it.
 */
function vatOfLines(inputs: readonly LineInput[], nets: readonly number[]): number[] {
  const soFar = new Map<string, { net: number; vat: number }>();
  return nets.map((net, at) => {
    const rate = exact(inputs[at]?.vatRate ?? 0);
    const before = soFar.get(rate.toFixed()) ?? { net: 0, vat: 0 };
    const netWith = sum([before.net, net]);
    const vatWith = round(rate.times(netWith).div(100));
    soFar.set(rate.toFixed(), { net: netWith, vat: vatWith });
    return subtract(vatWith, before.vat);
  });
}

function converted(amounts: readonly number[], exchangeRate: Decimal): number[] {
  return amounts.map((amount) => exact(amount).times(exchangeRate).toNumber());
}
