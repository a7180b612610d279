import type { EconomicOptions } from "../src/index.ts";
import { mockWith } from "./mock-client.ts";

/** An attempt as the client passed it to `fetch`, even if it does not arrive at the mock. */
export interface Attempt {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
  signal: AbortSignal;
  /** The time of the mock's clock when the attempt was sent, in milliseconds since 1970. */
  at: number;
}

/** Makes a mock and clients of it, and records every attempt. */
export function watched(
  settings: Parameters<typeof mockWith>[0] = {},
  options: Partial<EconomicOptions> = {},
) {
  const world = mockWith(settings);
  const sent: Attempt[] = [];
  const fetch = (url: string, init: RequestInit) => {
    sent.push({ url, ...(init as Omit<Attempt, "url" | "at">), at: world.mock.clock.now() });
    return world.mock.fetch(url, init);
  };
  const client = (more: Partial<EconomicOptions> = {}) => world.client({ fetch, ...options, ...more });
  return { ...world, client, economic: client(), sent };
}
