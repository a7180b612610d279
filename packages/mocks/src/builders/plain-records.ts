import { employeesDomain } from "../behaviour/employees/index.ts";
import { checkProject } from "../behaviour/projects/checks/project.ts";
import { projectsDomain } from "../behaviour/projects/index.ts";
import { checkSubscription } from "../behaviour/subscriptions/checks/subscription.ts";
import { subscriptionsDomain } from "../behaviour/subscriptions/index.ts";
import { checkSupplier } from "../behaviour/suppliers/checks.ts";
import { suppliersDomain } from "../behaviour/suppliers/index.ts";
import { plainSupplier } from "../behaviour/suppliers/seed.ts";
import { type Employee, type EmployeeGroup, employeeGroups, employees } from "../records/employees.ts";
import { type Project, type ProjectGroup, projectGroups, projects } from "../records/projects.ts";
import { type Subscription, subscriptions } from "../records/subscriptions.ts";
import { type Supplier, suppliers } from "../records/suppliers.ts";
import type { Agreement } from "../store/agreement.ts";
import { hold } from "./checks.ts";

export function supplierOf(values: Partial<Supplier>, agreement: Agreement): Supplier {
  const supplierNumber = values.supplierNumber ?? agreement.table(suppliers).nextNumber();
  const supplier = { ...plainSupplier, name: `Supplier ${supplierNumber}`, ...values, supplierNumber };
  hold("suppliers.add", suppliersDomain, suppliers, supplier, agreement, () =>
    checkSupplier(supplier, { agreement }),
  );
  return supplier;
}

function firstEmployeeGroup(agreement: Agreement): EmployeeGroup {
  const table = agreement.table(employeeGroups);
  return table.all()[0] ?? table.insert({ employeeGroupNumber: 1, name: "Medarbejdere" });
}

export function employeeOf(values: Partial<Employee>, agreement: Agreement): Employee {
  const employeeNumber = values.employeeNumber ?? agreement.table(employees).nextNumber();
  const employeeGroupNumber = values.employeeGroupNumber ?? firstEmployeeGroup(agreement).employeeGroupNumber;
  const employee = { name: `Employee ${employeeNumber}`, ...values, employeeNumber, employeeGroupNumber };
  hold("employees.add", employeesDomain, employees, employee, agreement);
  return employee;
}

/**
 * Returns the first invoiceable project group for a project with a customer, and otherwise the first internal one. Adds
 * the group if there is none.
 */
function firstProjectGroup(agreement: Agreement, hasCustomer: boolean): ProjectGroup {
  const table = agreement.table(projectGroups);
  const type = hasCustomer ? 2 : 1;
  return (
    table.by("type", type)[0] ??
    table.insert({
      projectGroupNumber: table.nextNumber(),
      name: hasCustomer ? "Kundeprojekter" : "Interne",
      type,
    })
  );
}

export function projectOf(values: Partial<Project>, agreement: Agreement): Project {
  const projectNumber = values.projectNumber ?? agreement.table(projects).nextNumber();
  const projectGroupNumber =
    values.projectGroupNumber ??
    firstProjectGroup(agreement, values.customerNumber !== undefined).projectGroupNumber;
  const project = { name: `Project ${projectNumber}`, ...values, projectNumber, projectGroupNumber };
  hold("projects.add", projectsDomain, projects, project, agreement, () =>
    checkProject(project, { agreement, body: undefined }),
  );
  return project;
}

const monthly = 3;
const wholePeriods = 0;

export function subscriptionOf(values: Partial<Subscription>, agreement: Agreement): Subscription {
  const subscriptionNumber = values.subscriptionNumber ?? agreement.table(subscriptions).nextNumber();
  const subscription = {
    name: `Subscription ${subscriptionNumber}`,
    interval: monthly,
    collection: wholePeriods,
    ...values,
    subscriptionNumber,
  };
  hold("subscriptions.add", subscriptionsDomain, subscriptions, subscription, agreement, () =>
    checkSubscription(subscription, { agreement }),
  );
  return subscription;
}
