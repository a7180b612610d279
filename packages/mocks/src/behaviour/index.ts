import type { Domain } from "../engine/resource.ts";
import { webhooksDomain } from "./webhooks/index.ts";

/** Every domain, in the order in which their seeds run: what others refer to comes first. */
export const domains: readonly Domain[] = [webhooksDomain];
