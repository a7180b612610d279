import type { Config } from "./config.ts";
import type { DatedKey } from "./keys.ts";
import type { SendRequest } from "./send.ts";

/** One logical call, ready to go: its URL built, and its body encoded except where the key has a say in it. */
export interface Call extends SendRequest {
  config: Config;
  service: string;
  url: string;
}

/** What a call is sent with, attempt after attempt. */
export interface Payload {
  key: DatedKey | undefined;
  bytes: BodyInit | undefined;
  type: string | undefined;
}

/** What every error of a call tells. */
export const factsOf = ({ service, method, path }: Call, attempts = 0) => ({
  service,
  method,
  path,
  attempts,
});
