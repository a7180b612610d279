import { writeChecks } from "../../config/call-checks.ts";
import type { Checks } from "../../config/check-options.ts";
import { checkedLater, functionValue, oneOf, plainObject } from "../../config/option-checks.ts";

/** The options of `bulk`. The size of a chunk is checked later, because its limit depends on the path. */
export const bulkChecks: Checks = {
  path: plainObject,
  method: oneOf("post", "put", "delete"),
  chunkSize: checkedLater,
  keepTogether: functionValue,
  ...writeChecks,
};
