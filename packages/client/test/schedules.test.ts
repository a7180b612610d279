import * as mocks from "@org/visma-economic-mocks";
import { expect, test } from "vitest";
import * as client from "../src/index.ts";
import type { Fetch, FetchResponse } from "../src/types/index.ts";
import * as webhooks from "../src/webhooks.ts";
import { type Runs, runSchedules } from "./schedules/index.ts";

// Runs the schedules of the matrix on the client's source. The matrix runs them on the packed packages.

const sdk = { ...client, ...webhooks };
const none: Runs = { writes: 0, updates: 0, listings: 0, options: 0 };

const violationsOf = async (tried: typeof sdk, runs: Partial<Runs>) => {
  const reports = await runSchedules({
    sdk: tried,
    mocks,
    seed: 12,
    runs: { ...none, ...runs },
    resends: false,
  });
  return reports.flatMap(({ violations }) => violations);
};

/** Makes a client with a function that breaks its requests and answers. */
const brokenBy = (
  send: (fetch: Fetch, ...request: Parameters<Fetch>) => Promise<FetchResponse>,
): typeof sdk => ({
  ...sdk,
  createEconomic: (options) => {
    const { fetch } = options;
    return client.createEconomic({
      ...options,
      // The schedules always pass a `fetch`. If it has the mark of a mock, the new function gets the mark, too.
      ...(fetch && {
        fetch: Object.assign((...request: Parameters<Fetch>) => send(fetch, ...request), fetch),
      }),
    });
  },
});

test("the schedules find no violation of RW-1, RW-5, RW-8, RW-14 and RL-8", async () => {
  const runs = { writes: 300, updates: 30, listings: 150, options: 400 };
  expect(await violationsOf(sdk, runs)).toEqual([]);
});

test("RW-1: a client that sends each attempt under another key is found", async () => {
  let attempts = 0;
  const broken = brokenBy((fetch, url, { headers, ...init }) =>
    fetch(url, { ...init, headers: { ...headers, "idempotency-key": `another-${++attempts}` } }),
  );
  expect(await violationsOf(broken, { writes: 100 })).not.toEqual([]);
});

test("RW-5: a client that reads a lost answer as a refusal is found", async () => {
  const broken = brokenBy((fetch, url, init) =>
    fetch(url, init).catch(() => new Response("{}", { status: 400 })),
  );
  expect(await violationsOf(broken, { writes: 100 })).not.toEqual([]);
});

test("RW-8: a client that reads a lost update as a conflict is found", async () => {
  const broken = brokenBy((fetch, url, init) =>
    fetch(url, init).catch(() => new Response("{}", { status: 409 })),
  );
  expect(await violationsOf(broken, { updates: 20 })).not.toEqual([]);
});

test("RL-2: a listing that reads a wrong cursor as its end is found", async () => {
  const broken = brokenBy(async (fetch, url, init) => {
    const answer = await fetch(url, init);
    const text = await answer.text();
    return new Response(text.replace(/,"cursor":("[^"]*"|\d+|\{\}|\[[^\]]*\])/, ""), {
      status: answer.status,
    });
  });
  expect(await violationsOf(broken, { listings: 100 })).not.toEqual([]);
});

test("RW-14: a function that drops unknown options is found", async () => {
  const observe: typeof sdk.observe = ({ onRequest }) => client.observe({ ...(onRequest && { onRequest }) });
  expect(await violationsOf({ ...sdk, observe }, { options: 300 })).not.toEqual([]);
});
