import type { Domain } from "../engine/resource.ts";
import { appSettingsDomain } from "./app-settings/index.ts";
import { companyLedgerDomain } from "./company/index.ts";
import { customersDomain } from "./customers/index.ts";
import { dimensionsDomain } from "./dimensions/index.ts";
import { documentsDomain } from "./documents/index.ts";
import { employeesDomain } from "./employees/index.ts";
import { invoicesDomain } from "./invoices/index.ts";
import { ledgerDomains } from "./ledger/index.ts";
import { lookupsDomain } from "./lookups/index.ts";
import { ordersDomain } from "./orders/index.ts";
import { productsDomain } from "./products/index.ts";
import { projectsDomain } from "./projects/index.ts";
import { rootDomain } from "./root/index.ts";
import { selfDomain } from "./self/index.ts";
import { subscriptionsDomain } from "./subscriptions/index.ts";
import { suppliersDomain } from "./suppliers/index.ts";
import { webhooksDomain } from "./webhooks/index.ts";

/** Every domain, in the order in which their seeds run: what others refer to comes first. */
export const domains: readonly Domain[] = [
  ...ledgerDomains,
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
