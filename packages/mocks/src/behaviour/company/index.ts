import type { Domain } from "../../engine/resource.ts";
import { seedCompany } from "./seed.ts";

/** Twelve months of the company's books. The domain comes last, because it pays the invoices of other domains. */
export const companyLedgerDomain: Domain = { name: "company-ledger", seedCompany };
