import type { Call } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { objectBody } from "../../engine/write-record.ts";
import type { Fault } from "../../errors/refusal.ts";
import { creation } from "../../projection/meta-data.ts";
import { units } from "../../records/lookups.ts";
import { type Product, productGroups, products, salesPrices, specialPrices } from "../../records/products.ts";
import { departmentalDistributionOf } from "../dimensions/lookup.ts";
import { productInUse } from "./in-use.ts";
import { productOnRest, productOnService } from "./projections/product.ts";
import { keepsStock } from "./stock.ts";

/** Refuses another number: renumbering is a setting of the web application, and is switched off. */
function checkNumber(call: Call, before: Product | undefined): Fault[] {
  if (before === undefined || call.surface === "rest") return [];
  const wanted = objectBody(call.body).productNumber;
  if (wanted === undefined || wanted === before.productNumber) return [];
  return [
    {
      at: "productNumber",
      code: "ProductNumberChangeSettingNotEnabled",
      message: `The agreement does not let product ${before.productNumber} be renumbered.`,
      input: wanted,
    },
  ];
}

function checkDistribution(
  { departmentalDistributionNumber: number }: Product,
  { agreement }: Call,
): Fault[] {
  if (number === undefined || departmentalDistributionOf(agreement, number) !== undefined) return [];
  return [
    {
      at: "departmentalDistributionNumber",
      message: `Departmental distribution ${number} does not exist.`,
      input: number,
    },
  ];
}

/** Deletes the prices of a deleted product. */
function removePrices({ productNumber }: Product, { agreement }: Call): void {
  const prices = agreement.table(salesPrices);
  for (const { currency } of prices.by("productNumber", productNumber))
    prices.remove(`${productNumber}/${currency}`);
  const special = agreement.table(specialPrices);
  for (const { specialPriceNumber } of special.by("productNumber", productNumber))
    special.remove(specialPriceNumber);
}

/** Products: numbered by the caller, with text (L-21, L-22, O-33). */
export const productsResource: Resource = resource<Product>({
  kind: products,
  numbering: "caller",
  duplicate: { rest: "E06010", apis: "ProductNumberAlreadyExists" },
  endpoints: [
    {
      document: "rest",
      path: "/products",
      projection: productOnRest,
      metaData: creation("Create a new product.", "/products"),
    },
    { document: "rest", path: "/product-groups/{productGroupNumber}/products", projection: productOnRest },
    { document: "rest", path: "/units/{unitNumber}/products", projection: productOnRest },
    { document: "products", path: "/products", pagedPath: "/productspaged", projection: productOnService },
  ],
  references: {
    productGroupNumber: { kind: productGroups, code: { apis: "ProductGroupDoesNotExist" } },
    unitNumber: { kind: units },
    unit2Number: { kind: units },
  },
  check: (product, call, before) => [...checkNumber(call, before), ...checkDistribution(product, call)],
  // The inventory module computes the cost price, so the cost price in a body is ignored.
  complete: (product, { agreement }, before) => {
    if (!keepsStock(agreement, product)) return product;
    const { costPrice: _, ...kept } = product;
    return before?.costPrice === undefined ? kept : { ...kept, costPrice: before.costPrice };
  },
  inUse: productInUse,
  changed: ({ before, after }, call) => {
    if (before !== undefined && after === undefined) removePrices(before, call);
    call.mock.emit(call.agreement, "PRODUCT_UPDATED", {
      OLDNUMBER: before?.productNumber ?? "",
      NEWNUMBER: after?.productNumber ?? "",
    });
  },
});
