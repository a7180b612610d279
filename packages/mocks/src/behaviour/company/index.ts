import type { Domain } from "../../engine/resource.ts";
import { seedCompany } from "./seed.ts";

/** Twelve months of the company's books. The domain comes last, because it pays invoices of others. */
export const companyLedgerDomain: Domain = { name: "company-ledger", seedCompany };
