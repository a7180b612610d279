import type { Resource } from "../../engine/resource.ts";
import { customers, deliveryLocations } from "../../records/customers.ts";
import { employees } from "../../records/employees.ts";
import type { SalesDocument } from "../../records/invoices.ts";
import { layouts, paymentTerms, vatZones } from "../../records/lookups.ts";

/** The references of draft invoices, orders and quotes. */
export const documentReferences: NonNullable<Resource<SalesDocument>["references"]> = {
  customerNumber: { kind: customers, code: { rest: "E04041" } },
  layoutNumber: { kind: layouts },
  paymentTermsNumber: { kind: paymentTerms, code: { rest: "E07080" } },
  vatZoneNumber: { kind: vatZones },
  deliveryLocationNumber: { kind: deliveryLocations },
  salesPersonNumber: { kind: employees, allowsDelete: true },
  vendorReferenceNumber: { kind: employees, allowsDelete: true },
};
