import { projection } from "../../../projection/projection.ts";
import type { Rule } from "../../../projection/rule.ts";
import { computed, link, readOnly, reference } from "../../../projection/rules.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";

const notifications = {
  invoices: "receiveInvoices",
  orders: "receiveOrders",
  quotations: "receiveQuotes",
  reminders: "receiveReminders",
} as const;

/** REST has a list of the notifications that are booleans on the services. */
const emailNotifications: Rule = {
  read: (contact) => {
    const chosen = Object.entries(notifications).filter(([, field]) => contact[field] === true);
    return chosen.length === 0 ? undefined : chosen.map(([name]) => name);
  },
  write: (value, draft) => {
    const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
    for (const [name, field] of Object.entries(notifications)) draft[field] = chosen.includes(name);
  },
  fields: Object.fromEntries(Object.values(notifications).map((field) => [field, []])),
};

export const contactOnRest = projection({
  customerContactNumber: readOnly("customerContactNumber"),
  email: "email",
  name: "name",
  phone: "phone",
  eInvoiceId: "eInvoiceId",
  notes: "notes",
  emailNotifications,
  deleted: readOnly("deleted"),
  customer: reference("/customers/{customerNumber}", { readOnly: true }),
  sortKey: readOnly("sortKey"),
  self: link("/customers/{customerNumber}/contacts/{customerContactNumber}"),
});

export const contactOnService = projection(
  {
    number: readOnly("customerContactNumber"),
    customerNumber: "customerNumber",
    userInterfaceNumber: readOnly("sortKey"),
    name: "name",
    email: "email",
    phone: "phone",
    notes: "notes",
    eInvoiceId: "eInvoiceId",
    lastUpdated: readOnly("lastUpdated"),
    receiveQuotes: "receiveQuotes",
    receiveOrders: "receiveOrders",
    receiveInvoices: "receiveInvoices",
    receiveEInvoices: "receiveEInvoices",
    receiveStatementOfAccounts: "receiveStatementOfAccounts",
    receiveReminders: "receiveReminders",
    objectVersion: readOnly("objectVersion"),
    isDeleted: readOnly("deleted"),
    active: computed((contact) => contact.deleted !== true),
  },
  serviceDefaults,
);

export const deliveryLocationOnRest = projection({
  address: "address",
  city: "city",
  country: "country",
  deliveryLocationNumber: readOnly("deliveryLocationNumber"),
  postalCode: "postalCode",
  sortKey: "sortKey",
  termsOfDelivery: "termsOfDelivery",
  barred: "barred",
  customer: reference("/customers/{customerNumber}", { readOnly: true }),
  self: link("/customers/{customerNumber}/delivery-locations/{deliveryLocationNumber}"),
});

export const deliveryLocationOnService = projection(
  {
    number: readOnly("deliveryLocationNumber"),
    customerNumber: "customerNumber",
    userInterfaceNumber: readOnly("sortKey"),
    address: "address",
    city: "city",
    country: "country",
    postalCode: "postalCode",
    termsOfDelivery: "termsOfDelivery",
    eInvoiceId: "eInvoiceId",
    isBarred: "barred",
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
