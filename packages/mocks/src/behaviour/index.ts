import type { Domain } from "../engine/resource.ts";
import { accountingYearsDomain } from "./accounting-years/index.ts";
import { accountsDomain } from "./accounts/index.ts";
import { appSettingsDomain } from "./app-settings/index.ts";
import { bookedEntriesDomain } from "./booked-entries/index.ts";
import { budgetsDomain } from "./budgets/index.ts";
import { companyLedgerDomain } from "./company/index.ts";
import { customersDomain } from "./customers/index.ts";
import { dimensionsDomain } from "./dimensions/index.ts";
import { documentsDomain } from "./documents/index.ts";
import { employeesDomain } from "./employees/index.ts";
import { invoicesDomain } from "./invoices/index.ts";
import { journalsDomain } from "./journals/index.ts";
import { lookupsDomain } from "./lookups/index.ts";
import { ordersDomain } from "./orders/index.ts";
import { productsDomain } from "./products/index.ts";
import { projectsDomain } from "./projects/index.ts";
import { rootDomain } from "./root/index.ts";
import { selfDomain } from "./self/index.ts";
import { subscriptionsDomain } from "./subscriptions/index.ts";
import { suppliersDomain } from "./suppliers/index.ts";
import { webhooksDomain } from "./webhooks/index.ts";

/**
 * Every domain, in the order in which their seeds run, so that a record is added before the records that refer to it.
 */
export const domains: readonly Domain[] = [
  accountsDomain,
  accountingYearsDomain,
  bookedEntriesDomain,
  journalsDomain,
  budgetsDomain,
  lookupsDomain,
  dimensionsDomain,
  employeesDomain,
  productsDomain,
  suppliersDomain,
  customersDomain,
  invoicesDomain,
  ordersDomain,
  documentsDomain,
  projectsDomain,
  subscriptionsDomain,
  selfDomain,
  appSettingsDomain,
  rootDomain,
  webhooksDomain,
  companyLedgerDomain,
];
