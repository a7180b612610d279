import type { Check } from "../check.ts";
import { restReads } from "./rest-reads.ts";
import { serviceReads } from "./service-reads.ts";
import { writeChecks } from "./writes.ts";

export const checks: readonly Check[] = [...restReads, ...serviceReads, ...writeChecks];
