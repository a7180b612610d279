import { exact, fromBaseCurrency, round } from "../../money/index.ts";
import type { Customer } from "../../records/customers.ts";
import { type Product, salesPrices, specialPrices, specialPricesInCurrency } from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";
import { exchangeRateOf } from "../ledger/exchange-rates.ts";

/** Returns a stored price in a currency, or otherwise the price in base currency at today's rate. */
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
 * Returns the price of a product for a customer, per unit in the customer's currency: the price of the price group, or
 * the product's price less the group's discount, or the product's price. Undefined for a product without a price.
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
