import { callChecks } from "../../config/call-checks.ts";
import type { Checks } from "../../config/check-options.ts";
import { functionValue, plainObject } from "../../config/option-checks.ts";

/** The options of `updateWithVersion`. They have no idempotency key, because each attempt has a body of its own. */
export const updateChecks: Checks = { path: plainObject, change: functionValue, ...callChecks };
