import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type FinishedRun,
  fillSettings,
  manifestProblems,
  type SettingsSchema,
  settingsProblems,
} from "@org/visma-economic-mocks/pandium";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  choices,
  createWorld,
  leaks,
  newDatabase,
  type World,
  type WorldOptions,
  wrongInBooks,
} from "./world.ts";

const minute = 60_000;
const worlds: World[] = [];

function open(options: WorldOptions = {}): World {
  const world = createWorld(options);
  worlds.push(world);
  return world;
}

afterEach(() => {
  // No run has printed a secret or a setting.
  for (const { planted, pandium } of worlds.splice(0)) expect(leaks(planted, pandium.runs)).toEqual([]);
});

const succeeded = (output: object) => ({ phase: "Succeeded", output: expect.objectContaining(output) });
const done = succeeded({ orders: 1006, open: [] });
const failed = { phase: "Failed", reason: "Integration Issue", stdout: "" };

const ways: [string, () => string | undefined][] = [
  ["without a database", () => undefined],
  ["with a database", newDatabase],
];

describe.each(ways)("the integration, %s", (_, database) => {
  test("the first run turns orders into invoices, and later runs make none twice", async () => {
    const world = open({ database: database() });
    expect(await world.pandium.run()).toMatchObject(done);
    expect(wrongInBooks(world)).toEqual([]);
    expect(await world.pandium.run()).toMatchObject(done);
    expect(wrongInBooks(world)).toEqual([]);
  });

  test("an order that e-conomic refuses stays open until it can be invoiced", async () => {
    const world = open({ database: database(), orders: 3 });
    const line = world.shop.orders[1]?.lines[0] ?? { productNumber: "" };
    const { productNumber } = line;
    line.productNumber = "no-such-product";
    const first = await world.pandium.run();
    expect(first).toMatchObject(succeeded({ orders: 1003, open: ["W-1002"] }));
    expect(first.stderr).toContain("Order W-1002 refused");
    line.productNumber = productNumber;
    expect(await world.pandium.run()).toMatchObject(succeeded({ orders: 1003, open: [] }));
    expect(wrongInBooks(world)).toEqual([]);
  });

  test("after an unknown outcome the order waits until it can be known", async () => {
    const world = open({ database: database() });
    world.mock.faults.add({
      method: "POST",
      path: "/invoices/booked",
      skip: 2,
      times: 4,
      effect: { drop: "after" },
    });
    const first = await world.pandium.run();
    const { open: waiting, doubtUntil } = first.output as { open: string[]; doubtUntil: string };
    expect(waiting[0]).toBe("W-1003");
    expect(Date.parse(doubtUntil) - first.completedAt.getTime()).toBeGreaterThan(13 * minute);
    await world.pandium.run();
    world.mock.clock.advance(16 * minute);
    expect(await world.pandium.run()).toMatchObject(done);
    expect(wrongInBooks(world)).toEqual([]);
  });

  test("PAN-16: a run at its time limit prints the cursor, and the next run goes on", async () => {
    const world = open({ database: database() });
    world.mock.faults.add({ skip: 30, times: 40, effect: { status: 429, retryAfter: 50 } });
    const limited = await world.pandium.run();
    expect(limited.phase).toBe("Succeeded");
    expect(limited.completedAt.getTime() - limited.startedAt.getTime()).toBeLessThan(10 * minute);
    expect(limited.output).not.toMatchObject({ orders: 1006 });
    world.mock.faults.clear();
    world.mock.clock.advance(16 * minute);
    expect(await world.pandium.run()).toMatchObject(done);
    expect(wrongInBooks(world)).toEqual([]);
  });

  test("PAN-16: years of data of a new tenant take several runs that end in time", async () => {
    const world = open({ database: database(), orders: 40 });
    world.mock.agreement().customers.addMany(300, (index) => ({ name: `Old customer ${index}` }));
    world.route = async (send) => {
      world.mock.clock.advance(3000);
      return send();
    };
    const runs: FinishedRun[] = [];
    // The first pass over the customers has ended when the output has `since`, from which the next pass reads.
    while (runs.length < 20 && !world.pandium.lastOutput?.includes('"since"'))
      runs.push(await world.pandium.run());
    for (const { phase, startedAt, completedAt } of runs) {
      expect(phase).toBe("Succeeded");
      expect(completedAt.getTime() - startedAt.getTime()).toBeLessThanOrEqual(9.5 * minute);
    }
    expect(runs.length).toBeGreaterThan(2);
    expect(wrongInBooks(world)).toEqual([]);
    expect(world.shop.customers.size).toBe(world.mock.agreement().customers.all().length);
  });
});

/** Counts the writes of a run that nothing stops. */
async function countWrites(): Promise<number> {
  const world = open();
  let writes = 0;
  world.route = (send, init) => {
    if (init?.method !== "GET") writes += 1;
    return send();
  };
  await world.pandium.run();
  return writes;
}

/** The fates of the write during which the run is killed. */
const fates = [
  "never arrives",
  "arrives, and nobody hears of it",
  "arrives a minute after the next run",
] as const;

describe.each(ways)("a run that is killed during a write, %s", (_, database) => {
  test.each(fates)(
    "PAN-16: nothing is doubled and nothing lost, at each tenth: the write %s",
    async (fate) => {
      const writes = await countWrites();
      for (let tenth = 1; tenth <= 10; tenth += 1) {
        const world = open({ database: database() });
        const last = Math.ceil((writes * tenth) / 10);
        let count = 0;
        let late = async (): Promise<unknown> => undefined;
        world.route = async (send, init) => {
          if (init?.method === "GET") return send();
          count += 1;
          if (count !== last) return send();
          if (fate === "arrives, and nobody hears of it") await send();
          if (fate === "arrives a minute after the next run") late = send;
          world.pandium.kill();
          return new Promise(() => {});
        };
        expect(await world.pandium.run()).toMatchObject({ phase: "Failed", reason: "Timeout" });
        // First comes a cron run, then the write that was still under way, then the runs of a later hour.
        world.mock.clock.advance(minute);
        expect((await world.pandium.trigger({ mode: "cron" })).phase).toBe("Succeeded");
        await late();
        world.mock.clock.advance(2 * minute);
        expect((await world.pandium.run()).phase).toBe("Succeeded");
        world.mock.clock.advance(20 * minute);
        await world.pandium.run();
        world.mock.clock.advance(60 * minute);
        expect(await world.pandium.run(), `tenth ${tenth}`).toMatchObject(done);
        expect(wrongInBooks(world), `tenth ${tenth}`).toEqual([]);
      }
    },
  );
});

describe("what comes back", () => {
  test("paid invoices and changed customers go to the shop", async () => {
    const world = open({ orders: 3, settings: { record_payments: false } });
    await world.pandium.init();
    world.mock.clock.advance(5 * minute);
    await world.pandium.run();
    expect(world.shop.paid.size).toBe(0);
    const { bookedInvoices, customers } = world.mock.agreement();
    const [first] = bookedInvoices
      .all()
      .filter((invoice) => invoice.bookedInvoiceNumber === world.shop.invoices.get("W-1001"));
    bookedInvoices.pay(first?.bookedInvoiceNumber ?? 0);
    expect(world.shop.customers.size).toBe(customers.all().length);
    world.shop.customers.clear();
    world.mock.clock.advance(5 * minute);
    const { customerNumber } = customers.add({ name: "Changed ApS" });
    expect(await world.pandium.run()).toMatchObject({ phase: "Succeeded" });
    expect([...world.shop.paid]).toEqual(["W-1001"]);
    expect(world.shop.customers.get(customerNumber)?.name).toBe("Changed ApS");
    // The other two are customers that the first run made. They are sent again, because they changed in the minute in
    // which that run began.
    expect(world.shop.customers.size).toBe(3);
  });

  test("L-137: a change in the minute of a run is not lost", async () => {
    const world = open({ orders: 0, mock: { now: "2026-08-14T10:00:40Z" } });
    await world.pandium.run();
    const { customerNumber } = world.mock.agreement().customers.add({ name: "In the same minute" });
    world.mock.clock.advance(10 * minute);
    await world.pandium.run();
    expect(world.shop.customers.get(customerNumber)?.name).toBe("In the same minute");
  });

  test("only the markets and days that the tenant has chosen", async () => {
    const world = open({ orders: 3, settings: { markets: "SE", orders_from: "2026-08-13" } });
    expect(await world.pandium.run()).toMatchObject(succeeded({ orders: 1003, open: [] }));
    expect(world.shop.invoices.size).toBe(0);
  });
});

describe("triggers", () => {
  test.each([1, 40])("PAN-17: a webhook run with %i triggers does each part once", async (count) => {
    const world = open();
    await world.pandium.init();
    // The first run begins long after the company was made, so that the webhook run does not send the company's
    // customers again.
    world.mock.clock.advance(5 * minute);
    const first = world.pandium.run();
    const payload = { eventType: "CUSTOMER_UPDATED", number: 1 };
    const hints = Array.from({ length: count }, (_, index) =>
      world.pandium.trigger({ mode: "webhook", source: index === 0 ? "shop" : "visma-economic", payload }),
    );
    await first;
    const before = world.shop.requests;
    const [run] = await Promise.all(hints);
    expect(run).toMatchObject({ ...done, mode: "webhook", number: 3, triggers: { length: count } });
    // The shop gets a request for new orders. If e-conomic has sent hints, it also gets one for the open invoices, and
    // one for each of the two customers that changed in the first run's minute.
    expect(world.shop.requests - before).toBeLessThanOrEqual(5);
    expect(wrongInBooks(world)).toEqual([]);
  });

  test("PAN-18: cron runs do everything", async () => {
    const world = open();
    expect(await world.pandium.trigger({ mode: "cron" })).toMatchObject({ ...done, mode: "normal" });
    expect(wrongInBooks(world)).toEqual([]);
  });

  test("init and webhook runs carry doubtUntil and the cursor over", async () => {
    const world = open();
    world.route = async () => {
      world.pandium.kill();
      return new Promise(() => {});
    };
    await world.pandium.run();
    world.route = (send) => send();
    const init = await world.pandium.init();
    const { doubtUntil } = init.output as { doubtUntil: string };
    const [killed] = world.pandium.runs;
    expect(Date.parse(doubtUntil)).toBe((killed?.completedAt.getTime() ?? 0) + 15 * minute);
    const webhook = await world.pandium.trigger({ mode: "webhook", source: "visma-economic" });
    expect(webhook.output).toMatchObject({ doubtUntil, orders: 0 });
    const normal = await world.pandium.run();
    expect(normal.output).toMatchObject({ doubtUntil, orders: 1006 });
    expect(world.shop.invoices.size).toBe(0);
    world.mock.clock.advance(16 * minute);
    expect(await world.pandium.run()).toMatchObject(done);
    expect(world.pandium.lastOutput).not.toContain("doubtUntil");
    expect(wrongInBooks(world)).toEqual([]);
  });
});

describe("what fails a run with a message, before anything is written", () => {
  const writes = ({ mock }: World) => mock.requests.filter(({ method }) => method !== "GET");

  test.each(['{"orders":', '{"orders":"1001"}', '{"open":7}', '{"customers":{"since":"soon"}}', "[]"])(
    "a damaged last output: %s",
    async (lastOutput) => {
      const world = open();
      world.pandium.lastOutput = lastOutput;
      const run = await world.pandium.run();
      expect(run).toMatchObject(failed);
      expect(run.stderr).toContain("PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT");
      expect(world.mock.requests).toEqual([]);
    },
  );

  test.each(["VISMA_APP_SECRET_TOKEN", "VISMA_GRANT_TOKEN"])(
    "PAN-3: the secret %s is missing",
    async (name) => {
      const world = open({ secrets: { [name]: undefined } });
      const run = await world.pandium.run();
      expect(run).toMatchObject(failed);
      expect(run.stderr).toContain(`PAN_SEC_${name} is not set`);
      expect(world.mock.requests).toEqual([]);
    },
  );

  test("PAN-4: tokens that were never accepted", async () => {
    const world = open({ mock: { tokens: [] } });
    const run = await world.pandium.run();
    expect(run).toMatchObject(failed);
    expect(run.stderr).toContain("installation URL");
    expect(writes(world)).toEqual([]);
  });

  test("a tenant that has removed the app loses nothing when it connects again", async () => {
    const world = open();
    const removed = world.mock.faults.add({
      skip: 20,
      times: Number.POSITIVE_INFINITY,
      effect: { status: 401 },
    });
    const run = await world.pandium.run();
    expect(run).toMatchObject(failed);
    expect(run.stderr).toContain("installation URL");
    expect(await world.pandium.run()).toMatchObject(failed);
    removed.remove();
    expect((await world.pandium.run()).phase).toBe("Succeeded");
    world.mock.clock.advance(16 * minute);
    expect(await world.pandium.run()).toMatchObject(done);
    expect(wrongInBooks(world)).toEqual([]);
  });

  test("a setting that is missing", async () => {
    const world = open({ settings: { layout: undefined } });
    const run = await world.pandium.run();
    expect(run).toMatchObject(failed);
    expect(run.stderr).toContain("PAN_CFG_LAYOUT");
  });

  test("a database that cannot be reached", async () => {
    const world = open({ secrets: { DATABASE_URL: "postgres://user:planted-password@127.0.0.1:1/none" } });
    const run = await world.pandium.run();
    expect(run).toMatchObject(failed);
    expect(run.stderr).not.toContain("planted-password");
    expect(writes(world)).toEqual([]);
  });

  test("a shop that is down does not fail the run, and the next one goes on", async () => {
    const world = open();
    world.shop.failsWith = 503;
    expect(await world.pandium.run()).toMatchObject(succeeded({ orders: 0 }));
    world.shop.failsWith = undefined;
    expect(await world.pandium.run()).toMatchObject(done);
  });
});

describe("PANDIUM.yaml", () => {
  const manifest = parse(readFileSync(join(import.meta.dirname, "../PANDIUM.yaml"), "utf8"));
  const schema: SettingsSchema = manifest.configs.schema;

  test("PAN-15, PAN-21: is right by the schema of the facts", () => {
    expect(manifestProblems(manifest)).toEqual([]);
  });

  test("PAN-14: the output of init fits the settings that it fills, and can be chosen", async () => {
    const { pandium } = open();
    const { phase, output } = await pandium.init();
    expect(phase).toBe("Succeeded");
    const filled = fillSettings(schema, output);
    const names = Object.keys(schema.definitions ?? {});
    expect(names.filter((name) => filled.definitions?.[name] === schema.definitions?.[name])).toEqual([]);
    const chosen = Object.fromEntries(
      Object.entries(choices).map(([name, value]) => [name, typeof value === "number" ? `${value}` : value]),
    );
    expect(
      settingsProblems(filled, { ...chosen, shop_url: "https://shop.example", markets: ["DK"] }),
    ).toEqual([]);
    expect(
      settingsProblems(filled, { ...chosen, shop_url: "https://shop.example", layout: "no" }),
    ).not.toEqual([]);
    expect(settingsProblems(schema, { ...chosen, shop_url: "https://shop.example" })).not.toEqual([]);
  });

  test("PAN-14: the first init run leaves an output that the first normal run can read", async () => {
    const world = open();
    await world.pandium.init();
    expect(await world.pandium.run()).toMatchObject(done);
  });
});
