import { versions } from "../generated/tables.ts";
import { defined } from "../utils/defined.ts";
import { showValue } from "../utils/show-value.ts";
import { misconfigured } from "./misconfigured.ts";
import type { EconomicOptions } from "./options.ts";

/** Returns the version of each service: that of `options`, or else the client's. Throws a ConfigurationError for wrong ones. */
export const checkVersions = (
  options: EconomicOptions["versions"] = {},
): Readonly<Record<string, string>> => {
  for (const [name, version] of Object.entries(defined(options))) {
    if (!Object.hasOwn(versions, name))
      misconfigured(
        `versions.${name} is not a service. The services are ${Object.keys(versions).join(", ")}.`,
      );
    if (typeof version !== "string" || !/^\d+(\.\d+)*$/.test(version))
      misconfigured(`versions.${name} must be a version such as "2.0.1": it is ${showValue(version)}.`);
  }
  return { ...versions, ...defined(options) };
};
