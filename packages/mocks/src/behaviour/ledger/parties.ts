import { customerGroups, customers } from "../../records/customers.ts";
import { supplierGroups, suppliers } from "../../records/suppliers.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Finds the account of a customer's invoices and payments: that of the group. */
export function accountOfCustomer(agreement: Agreement, customerNumber: number): number | undefined {
  const group = agreement.table(customers).get(customerNumber)?.customerGroupNumber;
  return group === undefined ? undefined : agreement.table(customerGroups).get(group)?.accountNumber;
}

/** Finds the account of a supplier's invoices and payments: that of the group. */
export function accountOfSupplier(agreement: Agreement, supplierNumber: number): number | undefined {
  const group = agreement.table(suppliers).get(supplierNumber)?.supplierGroupNumber;
  return group === undefined ? undefined : agreement.table(supplierGroups).get(group)?.accountNumber;
}
