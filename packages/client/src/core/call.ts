import type { Config } from "./config.ts";
import type { ErrorFacts } from "./errors.ts";
import type { DatedKey } from "./keys.ts";
import type { Method, SendOptions } from "./send.ts";

/** One logical call, ready to go: its URL built, and its body encoded except where the key has a say in it. */
export interface Call {
  config: Config;
  service: string;
  method: Method;
  path: string;
  url: string;
  body: unknown;
  options: SendOptions;
  signal: AbortSignal | undefined;
}

/** What a call is sent with, attempt after attempt. */
export interface Payload {
  key: DatedKey | undefined;
  bytes: RequestInit["body"] | undefined;
  type: string | undefined;
}

/** What every error of a call tells. */
export const factsOf = ({ service, method, path }: Call, attempts: number): ErrorFacts => ({
  service,
  method,
  path,
  attempts,
});
