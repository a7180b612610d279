import { projection } from "../../projection/projection.ts";
import type { Rule } from "../../projection/rule.ts";
import { computed, link, readOnly, reference } from "../../projection/rules.ts";
import { midnight } from "../../projection/timestamps.ts";
import { serviceDefaults, serviceWithZeros } from "../../surface/apis/defaults.ts";

/** Makes a link to the documents that name the employee as salesperson, with a filter that finds them. */
const invoicesOf = (path: string): Rule => ({
  read: ({ employeeNumber }, { base, linkSuffix }) =>
    `${base}${path}?filter=references.salesPerson.employeeNumber$eq:${employeeNumber}${linkSuffix.replace("?", "&")}`,
});

export const employeeOnRest = projection({
  employeeNumber: readOnly("employeeNumber"),
  employeeGroup: reference("/employee-groups/{employeeGroupNumber}", { readOnly: true }),
  name: readOnly("name"),
  customers: link("/employees/{employeeNumber}/customers"),
  draftInvoices: invoicesOf("/invoices/drafts"),
  bookedInvoices: invoicesOf("/invoices/booked"),
  email: readOnly("email"),
  phone: readOnly("phone"),
  barred: readOnly("barred"),
  self: link("/employees/{employeeNumber}"),
});

const common = { number: "employeeNumber", groupNumber: "employeeGroupNumber", name: "name" } as const;

/** An employee for the Sales role. */
export const employeeOnService = projection(
  {
    ...common,
    isBarred: "barred",
    phone: "phone",
    email: "email",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** An employee for the ProjectEmployee role, with rights, rates and an address (O-29). */
export const projectEmployeeOnService = projection(
  {
    ...common,
    isUser: computed((employee) => employee.userId !== undefined),
    userId: readOnly("userId"),
    canApprove: "canApprove",
    employeeType: "employeeType",
    canInvoice: "canInvoice",
    isBarred: "barred",
    address: "address",
    city: "city",
    zipCode: "zip",
    cutOffDate: midnight("cutOffDate"),
    salesPriceBefore: "salesPriceBefore",
    salesPriceAfter: "salesPriceAfter",
    costPriceBefore: "costPriceBefore",
    costPriceAfter: "costPriceAfter",
    objectVersion: readOnly("objectVersion"),
  },
  serviceWithZeros("employeeType"),
);

export const employeeGroupOnService = projection(
  { number: "employeeGroupNumber", name: "name", objectVersion: readOnly("objectVersion") },
  serviceDefaults,
);
