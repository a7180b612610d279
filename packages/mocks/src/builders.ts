import { type Customer, customers } from "./behaviour/customers/kinds.ts";
import { plainCustomer } from "./behaviour/customers/seed.ts";
import { type LedgerBuilders, ledgerBuilders } from "./behaviour/ledger/builders.ts";
import { type Product, products } from "./behaviour/products/kinds.ts";
import { type Collection, collection } from "./collection.ts";
import type { Agreement } from "./store/agreement.ts";

/** The collections of an agreement that fill in what a test leaves out. */
export type Builders = LedgerBuilders & {
  /** Numbered from the highest there is; a Danish customer with 14 days net. */
  readonly customers: Collection<Customer>;
  /** Numbered from the highest number there is; sold with VAT, at no price. */
  readonly products: Collection<Product>;
};

export function builders(agreement: () => Agreement): Builders {
  return {
    ...ledgerBuilders(agreement),
    customers: collection(agreement, customers, (values, own) => {
      const customerNumber = values.customerNumber ?? own.table(customers).nextNumber();
      return { ...plainCustomer, name: `Customer ${customerNumber}`, ...values, customerNumber };
    }),
    products: collection(agreement, products, (values, own) => {
      const productNumber = values.productNumber ?? String(own.table(products).nextNumber());
      return { name: `Product ${productNumber}`, productGroupNumber: 1, ...values, productNumber };
    }),
  };
}
