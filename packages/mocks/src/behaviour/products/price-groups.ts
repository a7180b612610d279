import type { Call } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { type Fault, Refusal } from "../../errors/refusal.ts";
import { customers } from "../../records/customers.ts";
import { currencies } from "../../records/lookups.ts";
import {
  type PriceGroup,
  priceGroups,
  products,
  type SpecialPrice,
  type SpecialPriceInCurrency,
  specialPrices,
  specialPricesInCurrency,
} from "../../records/products.ts";
import {
  priceGroupOnService,
  specialPriceInCurrencyOnService,
  specialPriceOnService,
} from "./projections/price.ts";

function groupInUse({ priceGroupNumber }: PriceGroup, { agreement }: Call): Refusal | undefined {
  const refuse = (code: string, by: string): Refusal =>
    new Refusal(400, { message: `Price group ${priceGroupNumber} is used by ${by}.`, code });
  if (agreement.table(customers).by("priceGroupNumber", priceGroupNumber).length > 0)
    return refuse("PriceGroupUsedByOneOrMoreCustomers", "customers");
  if (agreement.table(specialPrices).by("priceGroupNumber", priceGroupNumber).length > 0)
    return refuse("PriceGroupUsedByProductSpecialPrice", "special prices");
  return undefined;
}

/** Groups of customers that have their own prices. */
export const priceGroupsResource: Resource = resource<PriceGroup>({
  kind: priceGroups,
  numbering: "caller",
  duplicate: "PriceGroupIdExists",
  endpoints: [{ document: "products", path: "/pricegroups", projection: priceGroupOnService }],
  check: ({ name }) =>
    name.trim() === ""
      ? [{ at: "name", code: "PriceGroupNameIsRequired", message: "The name of the price group is missing." }]
      : [],
  inUse: groupInUse,
});

const create = "ProductSpecialPriceCreate";

/** Checks a special price: it has a price or a discount, and the product has no other in the group. */
function checkSpecialPrice(special: SpecialPrice, { agreement }: Call): readonly Fault[] {
  const { priceGroupNumber, productNumber, specialPriceNumber } = special;
  if (special.price !== undefined && special.discountPercentage !== undefined) {
    return [
      {
        at: "discountPercentage",
        code: `${create}SalesPriceBaseCurrencyAndDiscountPercentageSpecified`,
        message: "A special price has a price or a discount, not both.",
        input: special.discountPercentage,
      },
    ];
  }
  const other = agreement
    .table(specialPrices)
    .by("priceGroupNumber", priceGroupNumber)
    .find((each) => each.productNumber === productNumber && each.specialPriceNumber !== specialPriceNumber);
  if (other === undefined) return [];
  return [
    {
      at: "productNumber",
      code: `${create}ProductAlreadyHasSpecialPriceInPriceGroup`,
      message: `Product ${productNumber} has a special price in price group ${priceGroupNumber}.`,
      input: productNumber,
    },
  ];
}

/** Deletes the prices in other currencies if the special price is a discount. */
function wipeCurrencies({ specialPriceNumber }: SpecialPrice, { agreement }: Call): void {
  const table = agreement.table(specialPricesInCurrency);
  for (const { currency } of table.by("specialPriceNumber", specialPriceNumber))
    table.remove(`${specialPriceNumber}/${currency}`);
}

/** Special prices of a price group. The listing of a group that does not exist is empty (O-35). */
export const specialPricesResource: Resource = resource<SpecialPrice>({
  kind: specialPrices,
  endpoints: [
    {
      document: "products",
      path: "/pricegroups/{priceGroupNumber}/specialprices",
      projection: specialPriceOnService,
    },
  ],
  references: {
    priceGroupNumber: { kind: priceGroups, code: `${create}PriceGroupDoesNotExist`, allowsDelete: true },
    productNumber: { kind: products, code: `${create}ProductDoesNotExist`, allowsDelete: true },
  },
  check: checkSpecialPrice,
  // The product cannot change. Another product in a later body is ignored.
  complete: (special, _call, before) =>
    before === undefined ? special : { ...special, productNumber: before.productNumber },
  inUse: ({ specialPriceNumber }, { agreement }) =>
    agreement.table(specialPricesInCurrency).by("specialPriceNumber", specialPriceNumber).length === 0
      ? undefined
      : new Refusal(400, {
          message: `Special price ${specialPriceNumber} has prices in other currencies.`,
          code: "ProductSpecialPriceDeleteSpecialPriceUsedBySpecialPriceInCurrency",
        }),
  changed: ({ after }, call) => {
    if (after?.discountPercentage !== undefined) wipeCurrencies(after, call);
  },
});

const inCurrency = "ProductSpecialPriceCurrencyCreate";

/** A special price in another currency. Its path is below the special price, not below the group (O-35). */
export const specialPricesInCurrencyResource: Resource = resource<SpecialPriceInCurrency>({
  kind: specialPricesInCurrency,
  numbering: "caller",
  duplicate: `${inCurrency}SpecialPriceInCurrencyAlreadyExists`,
  endpoints: [
    {
      document: "products",
      path: "/specialprices/{productSpecialPriceNumber}/specialpricesincurrency",
      scope: { productSpecialPriceNumber: "specialPriceNumber" },
      key: ["currency"],
      projection: specialPriceInCurrencyOnService,
    },
  ],
  references: {
    specialPriceNumber: {
      kind: specialPrices,
      code: `${inCurrency}ProductSpecialPriceDoesNotExist`,
      allowsDelete: true,
    },
    currency: { kind: currencies, code: `${inCurrency}CurrencyDoesNotExist` },
  },
  check: ({ specialPriceNumber }, { agreement }) =>
    agreement.table(specialPrices).get(specialPriceNumber)?.discountPercentage === undefined
      ? []
      : [
          {
            code: `${inCurrency}DiscountPercentageSpecified`,
            message: "A special price that is a discount has no prices in other currencies.",
          },
        ],
});
