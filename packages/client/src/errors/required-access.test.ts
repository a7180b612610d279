import { expect, test } from "vitest";
import { requiredModules, requiredRoles } from "./required-access.ts";

const sales = ["Sales", "SuperUser"];
const bookkeeping = ["Bookkeeping", "SuperUser"];

test.each<[service: string, path: string, roles: string[]]>([
  ["customers", "/Customers", sales],
  ["customers", "/Contacts/{number}", sales],
  ["dimensions", "/dimension-data/accounts/1/2", bookkeeping],
  ["dimensions", "/dimension-data/sales-document-lines/bulk", sales],
  ["products", "/productgroups/1", sales],
  ["products", "/productgroups/1/projectsettings", ["ProjectEmployee", "Sales", "SuperUser"]],
  ["rest", "/currencies/DKK", ["Bookkeeping", "Sales", "SuperUser"]],
  ["rest", "/quotes/drafts?pagesize=1", sales],
  ["rest", "/customer-groups", sales],
])("%s %s needs one of %j", (service, path, roles) => {
  expect(requiredRoles(service, path)).toEqual(roles);
});

test("the services' paths have their roles in any casing", () => {
  expect(requiredRoles("projects", "/employees/1")).toEqual(sales);
});

test("a path without a published role is open to SuperUser", () => {
  expect(requiredRoles("rest", "/newcomers")).toEqual(["SuperUser"]);
  expect(requiredRoles("webhooks", "/EventTypes")).toEqual(["SuperUser"]);
});

test("O-25: projects need the Project module, its employees do not", () => {
  expect(requiredModules("projects", "/Projects/1")).toEqual(["Project"]);
  expect(requiredModules("projects", "/Employees")).toEqual([]);
  expect(requiredModules("customers", "/Customers")).toEqual([]);
});
