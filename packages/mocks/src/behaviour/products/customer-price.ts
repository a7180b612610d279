import { exact, fromBaseCurrency, round } from "../../money/index.ts";
import type { Customer } from "../../records/customers.ts";
import { type Product, salesPrices, specialPrices, specialPricesInCurrency } from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";
import { exchangeRateOf } from "../ledger/exchange-rates.ts";

/** A price kept in a currency, else the base-currency price at today's rate. */
const inCurrency = (
  agreement: Agreement,
  currency: string,
  base: number | undefined,
  kept: { readonly price: number } | undefined,
): number | undefined => {
  if (currency === agreement.settings.baseCurrency) return base;
  if (kept !== undefined) return kept.price;
  return base === undefined ? undefined : fromBaseCurrency(base, exchangeRateOf(agreement, currency));
};

/**
 * What a product costs a customer, per unit in the customer's currency: the special price or discount of the price group,
 * else the product's own. Undefined for a product without a price.
 */
export function customerPrice(
  agreement: Agreement,
  { productNumber, salesPrice }: Product,
  { currency, priceGroupNumber }: Pick<Customer, "currency" | "priceGroupNumber">,
): number | undefined {
  const own = agreement.table(salesPrices).get(`${productNumber}/${currency}`);
  const ordinary = inCurrency(agreement, currency, salesPrice, own);
  const special =
    priceGroupNumber === undefined
      ? undefined
      : agreement
          .table(specialPrices)
          .by("priceGroupNumber", priceGroupNumber)
          .find((each) => each.productNumber === productNumber);
  if (special === undefined) return ordinary;
  if (special.discountPercentage === undefined) {
    const kept = agreement.table(specialPricesInCurrency).get(`${special.specialPriceNumber}/${currency}`);
    return inCurrency(agreement, currency, special.price, kept) ?? ordinary;
  }
  if (ordinary === undefined) return undefined;
  return round(exact(ordinary).times(exact(100).minus(special.discountPercentage)).div(100));
}
