import type { EconomicOptions } from "../src/index.ts";
import { mockWith } from "./mock-client.ts";

/** An attempt as the client handed it to `fetch`, also where nothing arrives at the mock. */
export interface Attempt {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
  signal: AbortSignal;
  /** The clock's time. */
  at: number;
}

/** A mock and clients of it whose every attempt is written down on its way to the mock. */
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
