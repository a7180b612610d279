import { mockWith } from "./mock-client.ts";
import { hostileFetch, type Lies } from "./schedules/hostile-fetch.ts";

export type { Lies } from "./schedules/hostile-fetch.ts";

/** A server of `count` records that lies, and a client of it. It is the client's `fetch`: nothing else answers. */
export function hostileServer(count: number, lies: Lies) {
  const { fetch, traffic } = hostileFetch(count, lies);
  return { economic: mockWith().client({ fetch, retry: false }), traffic };
}
