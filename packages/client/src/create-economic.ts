import { createClient, type Economic } from "./core/client.ts";
import type { EconomicOptions } from "./core/config.ts";
import { list } from "./listing/list.ts";

/** Makes a client of one agreement. Sends nothing. Throws `ConfigurationError` when the options cannot work. */
export const createEconomic = (options: EconomicOptions): Economic => createClient(options, list);
