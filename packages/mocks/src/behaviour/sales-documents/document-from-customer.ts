import type { Customer } from "../../records/customers.ts";
import type { SalesDocument } from "../../records/invoices.ts";

/** Makes the fields that a document copies from the customer. */
export function documentFromCustomer(
  customer: Customer,
): Omit<SalesDocument, "documentId" | "date" | "exchangeRate" | "lines"> {
  const { name, address, zip, city, country, ean, corporateIdentificationNumber: cvr } = customer;
  return {
    currency: customer.currency,
    customerNumber: customer.customerNumber,
    layoutNumber: 19,
    paymentTermsNumber: customer.paymentTermsNumber,
    vatZoneNumber: customer.vatZoneNumber,
    recipientName: name,
    ...(address === undefined ? {} : { recipientAddress: address }),
    ...(zip === undefined ? {} : { recipientZip: zip }),
    ...(city === undefined ? {} : { recipientCity: city }),
    ...(country === undefined ? {} : { recipientCountry: country }),
    ...(ean === undefined ? {} : { recipientEan: ean }),
    ...(cvr === undefined ? {} : { recipientCvr: cvr }),
    ...(customer.salesPersonNumber === undefined ? {} : { salesPersonNumber: customer.salesPersonNumber }),
  };
}
