import type { Call } from "../../engine/call.ts";
import type { Binding } from "../../engine/find-record.ts";
import { type Domain, type Endpoint, resource } from "../../engine/resource.ts";
import { creation } from "../../projection/meta-data.ts";
import {
  type Customer,
  type CustomerContact,
  type CustomerGroup,
  customerContacts,
  customerGroups,
  customers,
  type DeliveryLocation,
  deliveryLocations,
} from "../../records/customers.ts";
import { employees } from "../../records/employees.ts";
import { accounts } from "../../records/ledger.ts";
import { layouts, paymentTerms, vatZones } from "../../records/lookups.ts";
import { priceGroups } from "../../records/products.ts";
import { checkContact, checkCustomer, checkGroup, sameOwner } from "./checks.ts";
import { setup } from "./operations.ts";
import { patchCustomer } from "./patch.ts";
import {
  contactOnRest,
  contactOnService,
  deliveryLocationOnRest,
  deliveryLocationOnService,
} from "./projections/contact.ts";
import { customerInGroup, customerOnRest, customerOnService } from "./projections/customer.ts";
import { groupOnRest } from "./projections/group.ts";
import { replaceCustomer } from "./renumber.ts";
import { seedCompanyCustomers, seedCustomerGroups } from "./seed.ts";

/** Returns the next number of a contact or delivery location, as the web application counts them. */
const nextSortKey = (existing: readonly { readonly sortKey: number }[]): number =>
  existing.reduce((highest, { sortKey }) => Math.max(highest, sortKey), 0) + 1;

const onRest: Endpoint<Customer> = {
  document: "rest",
  path: "/customers",
  projection: customerOnRest,
  metaData: creation("Create a new customer.", "/customers"),
  actions: {
    patch: (call) => patchCustomer(customersOnRest(), call),
    replace: (call) => replaceCustomer(customersOnRest(), call),
  },
};

const customersResource = resource<Customer>({
  kind: customers,
  numbering: "either",
  duplicate: { rest: "E06010", apis: "CustomerAlreadyExists" },
  endpoints: [
    onRest,
    {
      document: "rest",
      path: "/customer-groups/{customerGroupNumber}/customers",
      projection: customerInGroup,
    },
    { document: "customers", path: "/Customers", projection: customerOnService, otherStatus: true },
  ],
  references: {
    customerGroupNumber: {
      kind: customerGroups,
      code: { rest: "E07140", apis: "CustomerInvalidGroupId" },
    },
    vatZoneNumber: { kind: vatZones, code: { apis: "CustomerInvalidVatZone" } },
    paymentTermsNumber: {
      kind: paymentTerms,
      code: { rest: "E07080", apis: "CustomerInvalidPaymentTerm" },
    },
    layoutNumber: { kind: layouts },
    customerContactNumber: {
      kind: customerContacts,
      allowsDelete: true,
      code: { apis: "CustomerInvalidDefaultTheirRef" },
    },
    attentionNumber: {
      kind: customerContacts,
      allowsDelete: true,
      code: { apis: "CustomerInvalidDefaultAttention" },
    },
    defaultDeliveryLocationNumber: { kind: deliveryLocations },
    // This reference allows an employee to be deleted, because the employees' domain refuses that with its own codes.
    salesPersonNumber: { kind: employees, allowsDelete: true },
    priceGroupNumber: { kind: priceGroups, allowsDelete: true, code: { apis: "CustomerInvalidPriceGroup" } },
  },
  defaults: (call) => ({ currency: call.agreement.settings.baseCurrency }),
  check: checkCustomer,
  complete: (customer, call, before) =>
    // On REST, only PATCH changes `eInvoicingDisabledByDefault` (L-152), so other writes keep its value.
    call.surface === "rest" && call.method !== "PATCH" && before !== undefined
      ? { ...customer, eInvoicingDisabledByDefault: before.eInvoicingDisabledByDefault === true }
      : customer,
  changed: ({ before, after }, call) => {
    if (before !== undefined && after === undefined) removeBelongings(before, call);
    call.mock.emit(call.agreement, "CUSTOMER_UPDATED", {
      OLDNUMBER: before?.customerNumber ?? "",
      NEWNUMBER: after?.customerNumber ?? "",
    });
  },
});

const customersOnRest = (): Binding => ({
  resource: customersResource,
  endpoint: onRest as unknown as Endpoint,
});

/** Customers, their contacts and delivery locations, and customer groups, on REST and in customersapi. */
export const customersDomain: Domain = {
  name: "customers",
  resources: [
    resource<CustomerGroup>({
      kind: customerGroups,
      numbering: "caller",
      endpoints: [{ document: "rest", path: "/customer-groups", projection: groupOnRest }],
      references: { accountNumber: { kind: accounts, code: "E07150" }, layoutNumber: { kind: layouts } },
      check: (group, call) => checkGroup(group, call),
    }),
    customersResource,
    resource<CustomerContact>({
      kind: customerContacts,
      endpoints: [
        { document: "rest", path: "/customers/{customerNumber}/contacts", projection: contactOnRest },
        { document: "customers", path: "/Contacts", projection: contactOnService, otherStatus: true },
      ],
      references: {
        customerNumber: {
          kind: customers,
          allowsDelete: true,
          code: { rest: "E06000", apis: "CustomerDoesNotExist" },
        },
      },
      check: checkContact,
      complete: (contact, call) => ({
        ...contact,
        sortKey:
          contact.sortKey ??
          nextSortKey(call.agreement.table(customerContacts).by("customerNumber", contact.customerNumber)),
      }),
    }),
    resource<DeliveryLocation>({
      kind: deliveryLocations,
      endpoints: [
        {
          document: "rest",
          path: "/customers/{customerNumber}/delivery-locations",
          projection: deliveryLocationOnRest,
        },
        {
          document: "customers",
          path: "/DeliveryLocations",
          projection: deliveryLocationOnService,
          otherStatus: true,
        },
      ],
      references: {
        customerNumber: {
          kind: customers,
          allowsDelete: true,
          code: { rest: "E06000", apis: "CustomerNotFound" },
        },
      },
      check: (location, _call, before) => sameOwner(location, before),
      complete: (location, call) => ({
        ...location,
        sortKey:
          location.sortKey ??
          nextSortKey(call.agreement.table(deliveryLocations).by("customerNumber", location.customerNumber)),
      }),
    }),
  ],
  operations: { "customers GET /Setup": setup },
  seedEmpty: seedCustomerGroups,
  seedCompany: seedCompanyCustomers,
};

/** Deletes a customer's contacts and delivery locations. */
function removeBelongings({ customerNumber }: Customer, { agreement }: Call): void {
  const contacts = agreement.table(customerContacts);
  for (const contact of contacts.by("customerNumber", customerNumber))
    contacts.remove(contact.customerContactNumber);
  const locations = agreement.table(deliveryLocations);
  for (const location of locations.by("customerNumber", customerNumber))
    locations.remove(location.deliveryLocationNumber);
}
