import type { Check } from "../check.ts";
import { recordedReads } from "./recorded-reads.ts";
import { restReads } from "./rest-reads.ts";
import { serviceReads } from "./service-reads.ts";
import { writeChecks } from "./writes.ts";

export const checks: readonly Check[] = [...restReads, ...serviceReads, ...recordedReads, ...writeChecks];
