import { mockWith } from "./mock-client.ts";
import { hostileFetch, type Lies } from "./schedules/hostile-fetch.ts";

export type { Lies } from "./schedules/hostile-fetch.ts";

/** Makes a server of `count` records that sends wrong answers, and a client with this server as its `fetch`. */
export function hostileServer(count: number, lies: Lies) {
  const { fetch, traffic } = hostileFetch(count, lies);
  return { economic: mockWith().client({ fetch, retry: false }), traffic };
}
