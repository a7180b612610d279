import { toBaseCurrency } from "./currency.ts";
import { type Decimal, exact, round, subtract } from "./decimal.ts";

/** One line of a sales document, in the document's currency unless the name mentions another. */
export interface LineInput {
  readonly quantity: Decimal;
  readonly unitNetPrice: Decimal;
  /** The discount in percent. Default 0. */
  readonly discountPercentage?: Decimal | undefined;
  /** The cost of one unit in the base currency. Default 0. */
  readonly unitCostPrice?: Decimal | undefined;
  /** The VAT in percent, from the account for sales of the product's group in the customer's VAT zone. */
  readonly vatRate: Decimal;
}

/** The amounts that depend on one line only. They have two decimals. */
export interface LineAmounts {
  /** The quantity times the unit price, less the discount. */
  readonly totalNetAmount: number;
  readonly costPriceInBaseCurrency: number;
  readonly marginInBaseCurrency: number;
  /** The margin in percent of the net amount: negative if the cost is higher, 0 if the net amount is 0. */
  readonly marginPercentage: number;
}

/** Prices one line. `exchangeRate` is the document's, for 100 units. */
export function priceLine(line: LineInput, exchangeRate: Decimal): LineAmounts {
  const { quantity, unitNetPrice, discountPercentage = 0, unitCostPrice = 0 } = line;
  const factor = exact(100).minus(discountPercentage).div(100);
  const totalNetAmount = round(exact(quantity).times(unitNetPrice).times(factor));
  const costPriceInBaseCurrency = round(exact(quantity).times(unitCostPrice));
  return {
    totalNetAmount,
    costPriceInBaseCurrency,
    ...margin(toBaseCurrency(totalNetAmount, exchangeRate), costPriceInBaseCurrency),
  };
}

/** Returns the earnings on goods that are sold for `net` and cost `cost`, both in the base currency. */
export function margin(
  net: number,
  cost: number,
): Pick<LineAmounts, "marginInBaseCurrency" | "marginPercentage"> {
  const marginInBaseCurrency = subtract(net, cost);
  // The percentage is relative to the size of the net amount: a credit note that loses money has a negative margin too.
  const marginPercentage = net === 0 ? 0 : round(exact(marginInBaseCurrency).times(100).div(Math.abs(net)));
  return { marginInBaseCurrency, marginPercentage };
}
