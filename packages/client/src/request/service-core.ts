import type { Config } from "../config/configure.ts";
import type { ServiceName } from "../types/index.ts";
import type { Send } from "./send.ts";

/** What listings and features build on: one service of one client. */
export interface ServiceCore {
  readonly config: Config;
  readonly service: ServiceName;
  /** Base URL that `path` is added to, without a slash at its end. */
  readonly baseUrl: string;
  readonly send: Send;
}
