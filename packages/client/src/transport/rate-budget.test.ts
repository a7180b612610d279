import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { EconomicOptions, RateBudget } from "../index.ts";
import { ownAgreement } from "../testing/agreement.ts";
import { collectGarbage } from "../testing/collect-garbage.ts";
import { keptLog } from "../testing/log.ts";

const mock = createEconomicMock({ rateLimit: false });

/** Makes a new `fetch`, as if it were written inline for one client. */
const inlineFetch = () => (url: string, init: RequestInit) => mock.fetch(url, init);

/** The package, loaded anew for each test as if a process started, because it warns only once in a process. */
let sdk: typeof import("../index.ts");
let createEconomic: typeof sdk.createEconomic;
beforeEach(async () => {
  vi.resetModules();
  sdk = await import("../index.ts");
  createEconomic = sdk.createEconomic;
});

describe("createRateBudget", () => {
  test("is shared by the clients that are handed it, whatever fetch and hosts they have", async () => {
    const agreement = ownAgreement();
    const budget = sdk.createRateBudget();
    const rest = "https://proxy.example/restapi.e-conomic.com";
    const [one, two] = [{}, { baseUrls: { rest } }].map((more) =>
      createEconomic({ ...agreement, budget, fetch: inlineFetch(), ...more }),
    );
    await one?.rest.get("/self");
    expect(two?.usage().calls).toBe(1);
    expect(createEconomic({ ...agreement, fetch: inlineFetch() }).usage().calls).toBe(0);
  });

  test("has a bucket for each agreement, also for one that withAgreement goes over to", async () => {
    const budget = sdk.createRateBudget();
    const fetch = inlineFetch();
    const one = createEconomic({ ...ownAgreement(), budget, fetch });
    const other = ownAgreement();
    const child = one.withAgreement(other.agreementGrantToken);
    await child.rest.get("/self");
    expect(one.usage().calls).toBe(0);
    expect(createEconomic({ ...other, budget, fetch: inlineFetch() }).usage().calls).toBe(1);
  });

  test("the pause after a 429 holds for all of them", async () => {
    const slept: number[] = [];
    const clock = {
      now: () => mock.clock.now(),
      random: () => 0,
      sleep: async (ms: number) => {
        slept.push(ms);
        mock.clock.advance(ms);
      },
    };
    const agreement = ownAgreement();
    const shared = { ...agreement, clock, budget: sdk.createRateBudget() };
    mock.faults.add({ effect: { status: 429, retryAfter: 20 } });
    const first = createEconomic({ ...shared, fetch: inlineFetch(), retry: false });
    await first.rest.get("/self").catch(() => {});
    await createEconomic({ ...shared, fetch: inlineFetch() }).rest.get("/self");
    expect(slept).toEqual([20_000]);
  });

  test.each([{}, null, 1])("%j in its place is refused", (budget) => {
    expect(() => createEconomic({ ...ownAgreement(), budget: budget as RateBudget })).toThrow(
      expect.objectContaining({ kind: "configuration" }),
    );
  });
});

describe("a second client of an agreement with another fetch", () => {
  /** Makes clients of one agreement one after another. Returns them and the lines that they logged. */
  const warnings = (...clients: Partial<EconomicOptions>[]) => {
    const { lines, logger } = keptLog();
    const agreement = ownAgreement();
    const made = clients.map((options) =>
      createEconomic({ ...agreement, logger, logLevel: "warn", ...options }),
    );
    return { lines, made };
  };
  const fetch = inlineFetch();
  const clock = { now: () => 0, sleep: async () => {}, random: () => 0 };
  const hosts = { rest: "https://proxy.example" };

  test("warns, and the third does not", () => {
    const { lines, made } = warnings({ fetch }, { fetch: inlineFetch() }, { fetch: inlineFetch() });
    expect(lines).toEqual([expect.stringMatching(/^warn .*createRateBudget/)]);
    expect(made).toHaveLength(3);
  });

  test("warns also beside the global fetch", () => {
    expect(warnings({}, { fetch }).lines).toHaveLength(1);
  });

  test.each<[string, () => Partial<EconomicOptions>[]]>([
    ["with the same fetch", () => [{ fetch }, { fetch }]],
    ["with the global fetch", () => [{}, {}]],
    [
      "with one budget",
      () => {
        const budget = sdk.createRateBudget();
        return [
          { fetch, budget },
          { fetch: inlineFetch(), budget },
        ];
      },
    ],
    ["at other hosts", () => [{ fetch }, { fetch: inlineFetch(), baseUrls: hosts }]],
    ["of another agreement", () => [{ fetch }, { fetch: inlineFetch(), ...ownAgreement() }]],
    ["with a clock of its own, as tests have it", () => [{ fetch }, { fetch: inlineFetch(), clock }]],
    ["with the fetch of a mock", () => [{ fetch }, { fetch: mock.fetch }]],
    ["where the log is off", () => [{ fetch }, { fetch: inlineFetch(), logLevel: "off" }]],
  ])("does not warn %s", (_, clients) => {
    expect(warnings(...clients()).lines).toEqual([]);
  });
});

describe("nothing is kept of an agreement that nobody holds", () => {
  test.each([
    ["its own", undefined],
    ["one that was handed to it", true],
  ])("its budget goes with its clients: %s", async (_, isShared) => {
    const agreement = ownAgreement();
    const budget = isShared ? sdk.createRateBudget() : undefined;
    const fetch = inlineFetch();
    const callsAfterOne = async () => {
      const economic = createEconomic({ ...agreement, fetch, budget });
      await economic.rest.get("/self");
      return economic.usage().calls;
    };
    expect(await callsAfterOne()).toBe(1);
    await collectGarbage();
    expect(await callsAfterOne()).toBe(1);
  });

  test("it stays while one member of one client is held, or a call is under way", async () => {
    const agreement = ownAgreement();
    const fetch = inlineFetch();
    const { rest } = createEconomic({ ...agreement, fetch });
    await rest.get("/self");
    await collectGarbage();
    expect(createEconomic({ ...agreement, fetch }).usage().calls).toBe(1);
    await rest.get("/self");
  });

  test("no token is left in the memory of a process whose clients are gone", {
    timeout: 120_000,
  }, async () => {
    const program = `
      import { setFlagsFromString, getHeapSnapshot } from "node:v8";
      import { runInNewContext } from "node:vm";
      import { createEconomic, createRateBudget } from ${JSON.stringify(resolve(import.meta.dirname, "../index.ts"))};
      setFlagsFromString("--expose-gc");
      const collect = runInNewContext("gc");
      const budget = createRateBudget();
      const fetch = async () => Response.json({ ok: 1 });
      // The token is put together from parts, so that the program's own text does not contain it.
      const tokenOf = (index) => ["kept", "grant", index, "0123456789"].join("-");
      const clientOf = (index, more) =>
        createEconomic({ appSecretToken: "app-secret-0123456789", agreementGrantToken: tokenOf(index), ...more });
      const held = clientOf(0, { fetch, budget });
      const useOthers = async () => {
        for (let index = 1; index < 10; index += 1)
          for (const more of [{ fetch, budget }, { fetch }, { fetch: (...call) => fetch(...call) }])
            await clientOf(index, more).rest.get("/self");
      };
      await useOthers();
      for (let round = 0; round < 5; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        collect();
      }
      let text = "";
      for await (const chunk of getHeapSnapshot()) text += chunk;
      const found = new Set(text.match(/kept-grant-\\d+/g));
      console.log([...found].sort().join());
      await held.rest.get("/self");
    `;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module-typescript", "--no-warnings", "--eval", program],
      { env: { ...process.env, ECONOMIC_LOG: "off" }, maxBuffer: 1e8 },
    );
    expect(stdout.trim()).toBe("kept-grant-0");
  });
});
