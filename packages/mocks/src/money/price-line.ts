import { toBaseCurrency } from "./currency.ts";
import { type Decimal, exact, round, subtract } from "./decimal.ts";

/** One line of a sales document, in the document's currency unless it says otherwise. */
export interface LineInput {
  readonly quantity: Decimal;
  readonly unitNetPrice: Decimal;
  /** Percent off; 0 by default. */
  readonly discountPercentage?: Decimal | undefined;
  /** Cost of one unit in the base currency; 0 by default. */
  readonly unitCostPrice?: Decimal | undefined;
  /** VAT in percent, of the account that the product's group sells on in the customer's VAT zone. */
  readonly vatRate: Decimal;
}

/** What follows from a line on its own. Amounts have two decimals. */
export interface LineAmounts {
  /** Quantity × unit price, less the discount. */
  readonly totalNetAmount: number;
  readonly costPriceInBaseCurrency: number;
  readonly marginInBaseCurrency: number;
  /** Margin in percent of the net amount; negative when the cost is higher; 0 for a net amount of 0. */
  readonly marginPercentage: number;
}

/** Prices one line; `exchangeRate` (per 100 units) is the document's. */
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

/** What is earned on `net` that cost `cost`, both in the base currency. */
export function margin(
  net: number,
  cost: number,
): Pick<LineAmounts, "marginInBaseCurrency" | "marginPercentage"> {
  const marginInBaseCurrency = subtract(net, cost);
  // Relative to the size of the net amount: a credit note that loses money has a negative margin too.
  const marginPercentage = net === 0 ? 0 : round(exact(marginInBaseCurrency).times(100).div(Math.abs(net)));
  return { marginInBaseCurrency, marginPercentage };
}
