import { type Supplier, supplierContacts, supplierGroups, suppliers } from "../../records/suppliers.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Adds the groups that every agreement starts with (C-01). */
export function seedSupplierGroups(agreement: Agreement): void {
  for (const [index, name] of ["Danske leverandører", "Udenlandske leverandører"].entries()) {
    agreement.table(supplierGroups).insert({ supplierGroupNumber: index + 1, name, accountNumber: 6800 });
  }
}

/** The defaults of a seeded supplier. */
export const plainSupplier = {
  currency: "DKK",
  supplierGroupNumber: 1,
  vatZoneNumber: 1,
  paymentTermsNumber: 2,
  layoutNumber: 19,
  country: "Danmark",
} as const;

const company: readonly Omit<Supplier, "supplierNumber">[] = [
  {
    ...plainSupplier,
    name: "Møbelgrossisten A/S",
    address: "Industrivej 41",
    zip: "7100",
    city: "Vejle",
    corporateIdentificationNumber: "32000016",
    email: "salg@moebelgrossisten.test",
    bankAccount: "00000001234567",
    costAccountNumber: 1310,
  },
  {
    ...plainSupplier,
    name: "Ejendomsselskabet Havnen ApS",
    address: "Kajen 1",
    zip: "5000",
    city: "Odense C",
    corporateIdentificationNumber: "32000024",
    costAccountNumber: 3410,
    defaultInvoiceText: "Husleje",
  },
  {
    ...plainSupplier,
    name: "Kantor Supplies GmbH",
    supplierGroupNumber: 2,
    currency: "EUR",
    vatZoneNumber: 2,
    country: "Tyskland",
    city: "Hamborg",
    costAccountNumber: 3600,
  },
];

/** Adds a wholesaler with a contact, a landlord, and a supplier abroad. */
export function seedCompanySuppliers(agreement: Agreement): void {
  for (const [index, supplier] of company.entries()) {
    agreement.table(suppliers).insert({ ...supplier, supplierNumber: index + 1 });
  }
  agreement.table(supplierContacts).insert({
    supplierContactNumber: 1,
    supplierNumber: 1,
    sortKey: 1,
    name: "Per Thomsen",
    email: "per@moebelgrossisten.test",
  });
}
