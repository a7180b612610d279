import type { Config } from "../config/configure.ts";
import type { ServiceName } from "../types/index.ts";
import type { Method, SendOptions } from "./send.ts";

/** One call as the caller made it. It is passed on together with the request that is built from it. */
export interface Call {
  config: Config;
  service: ServiceName;
  method: Method;
  /** The path as published, with its `{parameters}`. */
  path: string;
  options: SendOptions;
  signal: AbortSignal | undefined;
  /** When the call was made. */
  startedAt: Date;
}
