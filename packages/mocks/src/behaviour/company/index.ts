import type { Domain } from "../../engine/resource.ts";
import { seedCompany } from "./seed.ts";

/** Twelve months of the company's books. Comes last: it pays what the other domains have invoiced. */
export const companyLedgerDomain: Domain = { name: "company-ledger", seedCompany };
