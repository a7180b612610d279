/** Which records the fields of a stored record point to, for tables, where asking for each row would be slow. */
const kindOfField: Readonly<Record<string, string>> = {
  accountNumber: "accounts",
  activityNumber: "activities",
  bookedInvoiceNumber: "bookedInvoices",
  contraAccountNumber: "accounts",
  costTypeNumber: "costTypes",
  currency: "currencies",
  customerContactNumber: "customerContacts",
  customerGroupNumber: "customerGroups",
  customerNumber: "customers",
  employeeGroupNumber: "employeeGroups",
  employeeNumber: "employees",
  fromEntry: "bookedEntries",
  journalNumber: "journals",
  layoutNumber: "layouts",
  paymentTermsNumber: "paymentTerms",
  priceGroupNumber: "priceGroups",
  productGroupNumber: "productGroups",
  productNumber: "products",
  projectGroupNumber: "projectGroups",
  projectNumber: "projects",
  subscriptionNumber: "subscriptions",
  supplierGroupNumber: "supplierGroups",
  supplierNumber: "suppliers",
  toEntry: "bookedEntries",
  unitNumber: "units",
  vatCode: "vatAccounts",
  vatZoneNumber: "vatZones",
};

/** Returns the kind that a field of `kind` points to; a record's own number points nowhere. */
export function kindOf(kind: string, field: string): string | undefined {
  const target = Object.hasOwn(kindOfField, field) ? kindOfField[field] : undefined;
  return target === kind ? undefined : target;
}
