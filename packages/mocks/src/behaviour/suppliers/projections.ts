import { recordActions } from "../../projection/meta-data.ts";
import { type Projection, projection } from "../../projection/projection.ts";
import type { Rule } from "../../projection/rule.ts";
import { computed, link, nested, readOnly, reference } from "../../projection/rules.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";

const contactPath = "/suppliers/{supplierNumber}/contacts/{supplierContactNumber}";

/**
 * Makes the reference to a supplier's contact. Its number is `supplierContactNumber` in listings and bodies, and
 * `number` in single answers.
 */
const contact = (field: string, inside: "supplierContactNumber" | "number"): Rule => ({
  ...reference(contactPath, { field }),
  ...pick(reference(contactPath, { field, inside })),
});

const pick = ({ read, peek }: Rule): Rule => ({ read, ...(peek === undefined ? {} : { peek }) });

const supplierWith = (inside: "supplierContactNumber" | "number"): Projection =>
  projection({
    supplierNumber: "supplierNumber",
    name: "name",
    supplierGroup: reference("/supplier-groups/{supplierGroupNumber}"),
    currency: "currency",
    paymentTerms: reference("/payment-terms/{paymentTermsNumber}"),
    vatZone: reference("/vat-zones/{vatZoneNumber}"),
    layout: reference("/layouts/{layoutNumber}"),
    address: "address",
    zip: "zip",
    city: "city",
    country: "country",
    email: "email",
    phone: "phone",
    bankAccount: "bankAccount",
    barred: "barred",
    corporateIdentificationNumber: "corporateIdentificationNumber",
    costAccount: reference("/accounts/{accountNumber}", { field: "costAccountNumber" }),
    defaultInvoiceText: "defaultInvoiceText",
    remittanceAdvice: nested({
      creditorId: "remittanceCreditorId",
      paymentType: reference("/payment-types/{paymentTypeNumber}", { field: "remittancePaymentTypeNumber" }),
    }),
    salesPerson: reference("/employees/{employeeNumber}", { field: "salesPersonNumber" }),
    attention: contact("attentionNumber", inside),
    supplierContact: contact("supplierContactNumber", inside),
    contacts: link("/suppliers/{supplierNumber}/contacts"),
    metaData: recordActions("/suppliers/{supplierNumber}", { delete: ["Delete this supplier.", "delete"] }),
    self: link("/suppliers/{supplierNumber}"),
  });

export const listedSupplier = supplierWith("supplierContactNumber");
export const singleSupplier = supplierWith("number");

export const contactOnRest = projection({
  supplierContactNumber: readOnly("supplierContactNumber"),
  name: "name",
  email: "email",
  phone: "phone",
  notes: "notes",
  supplier: reference("/suppliers/{supplierNumber}", { readOnly: true }),
  self: link(contactPath),
});

/**
 * A supplier's contact on the service. Although the service has no suppliers (O-31), it does not move a contact to
 * another supplier.
 */
export const contactOnService = projection(
  {
    number: readOnly("supplierContactNumber"),
    supplierNumber: "supplierNumber",
    userInterfaceNumber: readOnly("sortKey"),
    name: "name",
    email: "email",
    phone: "phone",
    notes: "notes",
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
    isDeleted: readOnly("deleted"),
    active: computed(({ deleted }) => deleted !== true),
  },
  serviceDefaults,
);

/** A supplier group on REST, where it is read-only (L-139). */
export const groupOnRest = projection({
  supplierGroupNumber: readOnly("supplierGroupNumber"),
  name: readOnly("name"),
  account: reference("/accounts/{accountNumber}", { readOnly: true }),
  self: link("/supplier-groups/{supplierGroupNumber}"),
});

export const groupOnService = projection(
  {
    number: "supplierGroupNumber",
    name: "name",
    accountNumber: "accountNumber",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
