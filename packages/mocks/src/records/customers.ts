import { kind } from "../store/kind.ts";

export type Customer = {
  readonly customerNumber: number;
  readonly name: string;
  readonly currency: string;
  readonly customerGroupNumber: number;
  readonly vatZoneNumber: number;
  readonly paymentTermsNumber: number;
  /** The first line of the address. REST shows both lines as one text. */
  readonly address?: string;
  readonly address2?: string;
  readonly zip?: string;
  readonly city?: string;
  readonly country?: string;
  readonly county?: string;
  readonly email?: string;
  readonly telephoneAndFaxNumber?: string;
  readonly mobilePhone?: string;
  readonly website?: string;
  readonly corporateIdentificationNumber?: string;
  readonly pNumber?: string;
  readonly vatNumber?: string;
  readonly ean?: string;
  readonly publicEntryNumber?: string;
  readonly creditLimit?: number;
  readonly barred?: boolean;
  readonly eInvoicingDisabledByDefault?: boolean;
  readonly layoutNumber?: number;
  readonly attentionNumber?: number;
  readonly customerContactNumber?: number;
  readonly salesPersonNumber?: number;
  readonly defaultDeliveryLocationNumber?: number;
  readonly priceGroupNumber?: number;
  // Further fields exist in customersapi only. They are stored under its names.
};

export type CustomerContact = {
  /** Unique in the agreement, not per customer. */
  readonly customerContactNumber: number;
  readonly customerNumber: number;
  /** The number in the web application, which counts from 1 for each customer. */
  readonly sortKey: number;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly notes?: string;
  readonly eInvoiceId?: string;
  readonly receiveInvoices?: boolean;
  readonly receiveOrders?: boolean;
  readonly receiveQuotes?: boolean;
  readonly receiveReminders?: boolean;
  readonly receiveEInvoices?: boolean;
  readonly receiveStatementOfAccounts?: boolean;
  readonly deleted?: boolean;
};

export type DeliveryLocation = {
  /** Unique in the agreement, not per customer. */
  readonly deliveryLocationNumber: number;
  readonly customerNumber: number;
  readonly sortKey: number;
  readonly address?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly termsOfDelivery?: string;
  readonly eInvoiceId?: string;
  readonly barred?: boolean;
};

export type CustomerGroup = {
  readonly customerGroupNumber: number;
  readonly name?: string;
  /** The ledger account that invoices to the group's customers are posted to. */
  readonly accountNumber: number;
  readonly layoutNumber?: number;
};

export const customers = kind<Customer>("customers", "customerNumber");
export const customerContacts = kind<CustomerContact>("customerContacts", "customerContactNumber");
export const deliveryLocations = kind<DeliveryLocation>("deliveryLocations", "deliveryLocationNumber");
export const customerGroups = kind<CustomerGroup>("customerGroups", "customerGroupNumber");
