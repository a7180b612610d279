import type { EconomicOptions } from "../config/configure.ts";
import { list } from "../listing/list.ts";
import { createClient, type Economic } from "./client.ts";

/** Makes a client of one agreement. Sends nothing. Throws `ConfigurationError` when the options cannot work. */
export const createEconomic = (options: EconomicOptions): Economic => createClient(options, list);
