import { version } from "../generated/version.ts";
import type { AppInfo } from "../types/index.ts";
import { runtimeName } from "../utils/runtime.ts";
import { isBrowser } from "./is-browser.ts";

/** Formats an app for the header: `my-shop/1.4.0 (https://my-shop.example)`. */
const productOf = ({ name, version, url }: AppInfo): string =>
  `${name}${version === undefined ? "" : `/${version}`}${url === undefined ? "" : ` (${url})`}`;

/**
 * Returns the header `User-Agent`: the client's name and version, the runtime, and the app. Returns `undefined` in a browser, which
 * sends its own name: a server of another origin would have to allow this header.
 */
export function userAgentOf(app: AppInfo | undefined): string | undefined {
  if (isBrowser()) return undefined;
  const products = [`org-visma-economic/${version}`, runtimeName(), app && productOf(app)];
  return products.filter((product) => product !== undefined && product !== "unknown").join(" ");
}
