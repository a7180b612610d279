import * as mocks from "@org/visma-economic-mocks";
import { expect, test } from "vitest";
import * as client from "../src/index.ts";
import type { Fetch, FetchResponse } from "../src/types/index.ts";
import * as webhooks from "../src/webhooks.ts";
import { type Runs, runSchedules } from "./schedules/index.ts";

// The schedules of the matrix, which run there with the packed packages, with the client's source.

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

/** A client whose requests and answers go through something that breaks them. */
const brokenBy = (
  send: (fetch: Fetch, ...request: Parameters<Fetch>) => Promise<FetchResponse>,
): typeof sdk => ({
  ...sdk,
  createEconomic: (options) => {
    const { fetch } = options;
    return client.createEconomic({
      ...options,
      // The schedules hand in a fetch always; it may be a mock's, and keeps its mark.
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

test("RW-1: a client that sends each attempt under another key is caught", async () => {
  let attempts = 0;
  const broken = brokenBy((fetch, url, { headers, ...init }) =>
    fetch(url, { ...init, headers: { ...headers, "idempotency-key": `another-${++attempts}` } }),
  );
  expect(await violationsOf(broken, { writes: 100 })).not.toEqual([]);
});

test("RW-5: a client that takes a lost answer for a refusal is caught", async () => {
  const broken = brokenBy((fetch, url, init) =>
    fetch(url, init).catch(() => new Response("{}", { status: 400 })),
  );
  expect(await violationsOf(broken, { writes: 100 })).not.toEqual([]);
});

test("RW-8: a client that takes a lost update for a conflict is caught", async () => {
  const broken = brokenBy((fetch, url, init) =>
    fetch(url, init).catch(() => new Response("{}", { status: 409 })),
  );
  expect(await violationsOf(broken, { updates: 20 })).not.toEqual([]);
});

test("RL-2: a listing that takes a wrong cursor for its end is caught", async () => {
  const broken = brokenBy(async (fetch, url, init) => {
    const answer = await fetch(url, init);
    const text = await answer.text();
    return new Response(text.replace(/,"cursor":("[^"]*"|\d+|\{\}|\[[^\]]*\])/, ""), {
      status: answer.status,
    });
  });
  expect(await violationsOf(broken, { listings: 100 })).not.toEqual([]);
});

test("RW-14: a function that drops the options it does not know is caught", async () => {
  const observe: typeof sdk.observe = ({ onRequest }) => client.observe({ ...(onRequest && { onRequest }) });
  expect(await violationsOf({ ...sdk, observe }, { options: 300 })).not.toEqual([]);
});
