import type { ServiceName } from "../types/index.ts";

/** Where each member of the client lives on apis.e-conomic.com, and the version that its types are of. */
export const services: Readonly<
  Record<Exclude<ServiceName, "rest">, readonly [service: string, version: string]>
> = {
  accountingYears: ["accountingyearsapi", "2.0.1"],
  accounts: ["accountsapi", "7.0.0"],
  bookedEntries: ["bookedEntriesapi", "4.0.0"],
  budgets: ["budgetsapi", "2.0.0"],
  customers: ["customersapi", "3.1.0"],
  dimensions: ["dimensionsapi", "5.3.1"],
  documents: ["documentsapi", "4.0.1"],
  journals: ["journalsapi", "15.0.0"],
  products: ["productsapi", "2.0.0"],
  projects: ["projectsapi", "1.1.0"],
  sales: ["q2capi", "5.3.0"],
  subscriptions: ["subscriptionsapi", "6.0.3"],
  suppliers: ["suppliersapi", "2.0.0"],
  webhooks: ["webhooksapi", "1.0.0"],
};
