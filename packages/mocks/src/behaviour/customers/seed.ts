import {
  type Customer,
  customerContacts,
  customerGroups,
  customers,
  deliveryLocations,
} from "../../records/customers.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The groups that every agreement starts with (C-01). */
export function seedCustomerGroups(agreement: Agreement): void {
  for (const [index, name] of ["Danske kunder", "Udenlandske kunder"].entries()) {
    agreement.table(customerGroups).insert({ customerGroupNumber: index + 1, name, accountNumber: 5600 });
  }
}

/** The defaults of a seeded customer. */
export const plainCustomer = {
  currency: "DKK",
  customerGroupNumber: 1,
  vatZoneNumber: 1,
  paymentTermsNumber: 2,
} as const;

const danish = (
  name: string,
  address: string,
  zip: string,
  city: string,
  corporateIdentificationNumber: string,
  more: Partial<Customer> = {},
): Omit<Customer, "customerNumber"> => ({
  ...plainCustomer,
  name,
  address,
  zip,
  city,
  corporateIdentificationNumber,
  ...more,
});

const company: readonly Omit<Customer, "customerNumber">[] = [
  {
    ...plainCustomer,
    name: "Havnens Bageri ApS",
    address: "Kajen 3",
    zip: "5000",
    city: "Odense C",
    corporateIdentificationNumber: "31000017",
    email: "kontor@havnensbageri.test",
  },
  {
    ...plainCustomer,
    name: "Nordlys Arkitekter A/S",
    address: "Lyngvej 12",
    zip: "8000",
    city: "Aarhus C",
    corporateIdentificationNumber: "31000025",
    email: "bogholderi@nordlys.test",
  },
  {
    ...plainCustomer,
    name: "Skovby Kommune",
    address: "Rådhuspladsen 1",
    zip: "8464",
    city: "Galten",
    ean: "5790000000012",
    paymentTermsNumber: 3,
  },
  {
    ...plainCustomer,
    name: "Fjord & Fjeld AS",
    address: "Storgata 8",
    zip: "0155",
    city: "Oslo",
    country: "Norge",
    currency: "NOK",
    customerGroupNumber: 2,
    vatZoneNumber: 3,
  },
  {
    ...plainCustomer,
    name: "Lindholm Handel AB",
    address: "Kungsgatan 20",
    zip: "211 49",
    city: "Malmö",
    country: "Sverige",
    currency: "EUR",
    customerGroupNumber: 2,
    vatZoneNumber: 2,
    email: "faktura@lindholm.test",
  },
  danish("Klinik Engen I/S", "Engvej 4", "5700", "Svendborg", "31000033"),
  danish("Vestkystens Teater", "Teatergade 2", "6700", "Esbjerg", "31000041"),
  danish("Bøgelund Efterskole", "Bøgevej 77", "5560", "Aarup", "31000058", { paymentTermsNumber: 3 }),
  danish("Tømrerfirmaet Krogh ApS", "Værftsgade 15", "5800", "Nyborg", "31000066", { paymentTermsNumber: 1 }),
  danish("Advokaterne ved Søen P/S", "Søtorv 1", "2800", "Kongens Lyngby", "31000074"),
  danish("Grønnegården Frugt og Grønt", "Torvet 6", "4000", "Roskilde", "31000082", {
    paymentTermsNumber: 1,
  }),
  danish("Studio Ravn", "Kanalgade 11, 2. tv.", "1560", "København V", "31000090"),
];

/** Adds twelve customers: two of them abroad, two with contacts, one with a delivery location. */
export function seedCompanyCustomers(agreement: Agreement): void {
  for (const [index, customer] of company.entries()) {
    agreement
      .table(customers)
      .insert({ ...customer, customerNumber: index + 1, country: customer.country ?? "Danmark" });
  }
  agreement.table(customerContacts).insert({
    customerContactNumber: 1,
    customerNumber: 1,
    sortKey: 1,
    name: "Mette Holm",
    email: "mette@havnensbageri.test",
    receiveInvoices: true,
  });
  agreement.table(customerContacts).insert({
    customerContactNumber: 2,
    customerNumber: 2,
    sortKey: 1,
    name: "Jonas Berg",
    email: "jonas@nordlys.test",
  });
  agreement.table(deliveryLocations).insert({
    deliveryLocationNumber: 1,
    customerNumber: 1,
    sortKey: 1,
    address: "Lagervej 9",
    postalCode: "5220",
    city: "Odense SØ",
    country: "Danmark",
  });
}
