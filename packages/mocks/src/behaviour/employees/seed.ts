import { type Employee, employeeGroups, employees } from "../../records/employees.ts";
import type { Agreement } from "../../store/agreement.ts";

const company: readonly Omit<Employee, "employeeNumber">[] = [
  {
    employeeGroupNumber: 1,
    name: "Anne Kjær",
    email: "anne@kontorhuset.test",
    phone: "20000001",
    canApprove: true,
    canInvoice: true,
    employeeType: 2,
    userId: "AK",
  },
  {
    employeeGroupNumber: 1,
    name: "Bo Dalgaard",
    email: "bo@kontorhuset.test",
    phone: "20000002",
    canApprove: false,
    canInvoice: false,
    employeeType: 1,
    userId: "BD",
    cutOffDate: "2022-05-31T00:00:00",
    salesPriceBefore: 850,
    salesPriceAfter: 950,
    costPriceBefore: 390,
    costPriceAfter: 420,
  },
  { employeeGroupNumber: 2, name: "Carla Nygaard", email: "carla@kontorhuset.test", phone: "20000003" },
];

/** Adds two groups and three employees: a project manager, one with hourly rates, and a salesperson. */
export function seedCompanyEmployees(agreement: Agreement): void {
  agreement.table(employeeGroups).insert({ employeeGroupNumber: 1, name: "Konsulenter" });
  agreement.table(employeeGroups).insert({ employeeGroupNumber: 2, name: "Salg" });
  for (const [index, employee] of company.entries()) {
    agreement.table(employees).insert({ ...employee, employeeNumber: index + 1 });
  }
}
