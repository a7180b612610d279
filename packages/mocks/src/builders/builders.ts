import { plainCustomer } from "../behaviour/customers/seed.ts";
import type { Mock } from "../engine/mock-context.ts";
import { type Customer, customers } from "../records/customers.ts";
import { type Employee, employees } from "../records/employees.ts";
import { type Product, products } from "../records/products.ts";
import type { Project } from "../records/projects.ts";
import { projects } from "../records/projects.ts";
import type { Subscription } from "../records/subscriptions.ts";
import { subscriptions } from "../records/subscriptions.ts";
import type { Supplier } from "../records/suppliers.ts";
import { suppliers } from "../records/suppliers.ts";
import type { Agreement } from "../store/agreement.ts";
import { builtCollection, type Collection } from "./collection.ts";
import { type InvoiceBuilders, invoiceBuilders } from "./invoice-builders.ts";
import { type LedgerBuilders, ledgerBuilders } from "./ledger-builders.ts";
import { employeeOf, projectOf, subscriptionOf, supplierOf } from "./plain-records.ts";

/** The collections of an agreement that fill in what a test leaves out. */
export type Builders = LedgerBuilders &
  InvoiceBuilders & {
    /** Numbered from the highest there is; a Danish customer with 14 days net. */
    readonly customers: Collection<Customer>;
    /** Numbered from the highest number there is; sold with VAT, at no price. */
    readonly products: Collection<Product>;
    /** Numbered from the highest there is; a Danish supplier with 14 days net. */
    readonly suppliers: Collection<Supplier>;
    /** Numbered from the highest there is; in the first group, which is made when there is none. */
    readonly employees: Collection<Employee>;
    /** Numbered from the highest there is; internal, or with a `customerNumber` invoiceable. */
    readonly projects: Collection<Project>;
    /** Numbered from the highest there is; monthly, whole periods. */
    readonly subscriptions: Collection<Subscription>;
  };

export function builders(agreement: () => Agreement, mock: Mock): Builders {
  const ofCustomers = builtCollection(agreement, customers, (values, own) => {
    const customerNumber = values.customerNumber ?? own.table(customers).nextNumber();
    return { ...plainCustomer, name: `Customer ${customerNumber}`, ...values, customerNumber };
  });
  const ofProducts = builtCollection(agreement, products, (values, own) => {
    const productNumber = values.productNumber ?? String(own.table(products).nextNumber());
    return { name: `Product ${productNumber}`, productGroupNumber: 1, ...values, productNumber };
  });
  return {
    ...ledgerBuilders(agreement),
    ...invoiceBuilders(agreement, mock, {
      customer: () => ofCustomers.all().find(({ barred }) => barred !== true) ?? ofCustomers.add(),
      productNumber: () =>
        (ofProducts.all().find(({ barred }) => barred !== true) ?? ofProducts.add()).productNumber,
    }),
    customers: ofCustomers,
    products: ofProducts,
    suppliers: builtCollection(agreement, suppliers, supplierOf),
    employees: builtCollection(agreement, employees, employeeOf),
    projects: builtCollection(agreement, projects, projectOf),
    subscriptions: builtCollection(agreement, subscriptions, subscriptionOf),
  };
}
