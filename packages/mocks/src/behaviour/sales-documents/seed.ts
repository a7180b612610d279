import { MockBug } from "../../errors/mock-error.ts";
import { customers } from "../../records/customers.ts";
import type { SalesDocument, SalesLine } from "../../records/invoices.ts";
import { products } from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";
import { documentFromCustomer } from "./document-from-customer.ts";
import { priceSalesDocument } from "./pricing.ts";

/** A line of a seed: a product and its quantity. */
export type SeedLine = readonly [productNumber: string, quantity: number, discountPercentage?: number];

const lineOf = (
  agreement: Agreement,
  [productNumber, quantity, discountPercentage]: SeedLine,
  rate: number,
) => {
  const product = agreement.table(products).get(productNumber);
  // In another currency, a seed uses the price at the rate of the day, in whole units.
  const unitNetPrice = Math.round(((product?.salesPrice ?? 0) * 100) / rate);
  return {
    productNumber,
    quantity,
    unitNetPrice,
    ...(product?.costPrice === undefined ? {} : { unitCostPrice: product.costPrice }),
    ...(discountPercentage === undefined ? {} : { discountPercentage }),
  } as SalesLine;
};

/** Makes a document for a seeded customer, with the customer's data and prices. */
export function seedDocument(
  agreement: Agreement,
  customerNumber: number,
  date: string,
  lines: readonly SeedLine[],
  more: Partial<SalesDocument> = {},
): SalesDocument {
  const customer = agreement.table(customers).get(customerNumber);
  if (customer === undefined) throw new MockBug(`the seed has no customer ${customerNumber}`);
  const document = {
    ...documentFromCustomer(customer),
    documentId: agreement.next("salesDocuments", 1001),
    date,
    lines: [],
    ...more,
  } as unknown as SalesDocument;
  const { exchangeRate } = priceSalesDocument(document, { agreement });
  return priceSalesDocument(
    { ...document, lines: lines.map((line) => lineOf(agreement, line, exchangeRate)) },
    { agreement },
  );
}
