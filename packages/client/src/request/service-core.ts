import type { Config } from "../config/configure.ts";
import type { ServiceName } from "../types/index.ts";
import type { Send } from "./send.ts";

/** One service of one client, as listings and features use it. */
export interface ServiceCore {
  readonly config: Config;
  readonly service: ServiceName;
  /** The base URL before the path, without a slash at its end. */
  readonly baseUrl: string;
  readonly send: Send;
}
