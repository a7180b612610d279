import { type Domain, resource } from "../../engine/resource.ts";
import { Refusal } from "../../errors/refusal.ts";
import { type Customer, customers } from "../../records/customers.ts";
import { type Employee, type EmployeeGroup, employeeGroups, employees } from "../../records/employees.ts";
import { customerOfEmployee } from "../customers/projections/customer.ts";
import { checkEmployee } from "./checks.ts";
import { employeeInUse } from "./in-use.ts";
import {
  employeeGroupOnService,
  employeeOnRest,
  employeeOnService,
  projectEmployeeOnService,
} from "./projections.ts";
import { seedCompanyEmployees } from "./seed.ts";

/**
 * Employees and their groups. REST only reads them (L-31). The projects service writes them in two collections, with
 * different properties of the same people (S-15, O-28, O-29).
 */
export const employeesDomain: Domain = {
  name: "employees",
  resources: [
    resource<Employee>({
      kind: employees,
      numbering: "caller",
      duplicate: "EmployeeCannotBeCreatedUpdatedNumberAlreadyExists",
      endpoints: [
        { document: "rest", path: "/employees", projection: employeeOnRest },
        { document: "projects", path: "/Employees", projection: employeeOnService },
        { document: "projects", path: "/project-employees", projection: projectEmployeeOnService },
      ],
      references: {
        employeeGroupNumber: { kind: employeeGroups, code: "EmployeeCannotBeCreatedUpdatedGroupNotFound" },
      },
      check: checkEmployee,
      inUse: employeeInUse,
    }),
    resource<EmployeeGroup>({
      kind: employeeGroups,
      numbering: "caller",
      duplicate: "EmployeeGroupNumberAlreadyExists",
      endpoints: [
        { document: "projects", path: "/EmployeeGroups", projection: employeeGroupOnService },
        { document: "projects", path: "/project-employeegroups", projection: employeeGroupOnService },
      ],
      referenced: ({ employeeGroupNumber }) =>
        new Refusal(400, {
          message: `Employee group ${employeeGroupNumber} has employees and cannot be deleted.`,
          code: "ERROR_BOUNDCOWORKERACCOUNTCOWORKERINCHOSENGROUP",
        }),
    }),
    // The customers of a salesperson: the records of `/customers`, listed at another path.
    resource<Customer>({
      kind: customers,
      endpoints: [
        {
          document: "rest",
          path: "/employees/{employeeNumber}/customers",
          scope: { employeeNumber: "salesPersonNumber" },
          projection: customerOfEmployee,
        },
      ],
    }),
  ],
  seedCompany: seedCompanyEmployees,
};
