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

/** The collections of an agreement whose records get defaults for the properties that a test leaves out. */
export type Builders = LedgerBuilders &
  InvoiceBuilders & {
    /**
     * Customers. By default, a new one gets the number after the highest, is Danish, and has 14 days net as its terms
     * of payment.
     */
    readonly customers: Collection<Customer>;
    /** Products. By default, a new one gets the number after the highest, is sold with VAT, and has no price. */
    readonly products: Collection<Product>;
    /**
     * Suppliers. By default, a new one gets the number after the highest, is Danish, and has 14 days net as its terms
     * of payment.
     */
    readonly suppliers: Collection<Supplier>;
    /**
     * Employees. By default, a new one gets the number after the highest and is in the first group. The group is
     * created if there is none.
     */
    readonly employees: Collection<Employee>;
    /**
     * Projects. By default, a new one gets the number after the highest. It is invoiceable if it has a
     * `customerNumber`, and internal otherwise.
     */
    readonly projects: Collection<Project>;
    /**
     * Subscriptions. By default, a new one gets the number after the highest, and is invoiced monthly for whole
     * periods.
     */
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
