import type { CallFacts } from "../errors/facts.ts";
import { callFactsOf } from "../request/call-facts.ts";
import type { ServiceCore } from "../request/service-core.ts";
import type { PagingStyle } from "./paging-style.ts";
import type { ListingOptions, Query } from "./reader.ts";

/** A listing with checked options, which every way of consuming it uses. */
export interface ListingCall {
  core: ServiceCore;
  path: string;
  options: ListingOptions;
  paging: PagingStyle;
  filter: string | undefined;
  sort: string | undefined;
}

/** Returns the facts of a listing's call for its errors. The options may be wrong: then the error is about them. */
export const callOf = ({
  core,
  path,
  options,
}: Pick<ListingCall, "core" | "path" | "options">): CallFacts => {
  const { config, service } = core;
  return callFactsOf({ config, service, method: "GET", path, options });
};

/** Sends one request of a listing. */
export function request({ core, options }: ListingCall, path: string, query: Query, signal = options.signal) {
  return core.send("GET", path, { ...options, query, signal });
}
