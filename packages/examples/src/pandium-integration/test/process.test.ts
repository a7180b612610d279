/**
 * Tests the integration as Pandium starts it: a process, killed by a signal. Tests with a clock of their own are in
 * integration.test.ts.
 */
import { join } from "node:path";
import { startServer } from "@org/visma-economic-mocks/node";
import { createPandium } from "@org/visma-economic-mocks/pandium";
import { afterEach, describe, expect, test } from "vitest";
import { FakeShop, someOrders } from "./fake-shop.ts";
import { choices, leaks, newDatabase, plant, wrongInBooks } from "./world.ts";

const minute = 60_000;
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(database?: string) {
  const server = await startServer({
    port: 0,
    mock: { seed: "company", now: Date.now(), runningClock: true },
  });
  closing.push(() => server.close());
  const { mock } = server;
  const shop = new FakeShop(someOrders(3));
  const shopUrl = await shop.listen();
  closing.push(() => shop.close());
  const planted = plant();
  const pandium = createPandium({
    program: [process.execPath, "src/main.ts"],
    cwd: join(import.meta.dirname, ".."),
    economic: server,
    secrets: { ...planted.secrets, DATABASE_URL: database },
    settings: { ...choices, shop_url: shopUrl, note: planted.note },
  });
  closing.push(() => expect(leaks(planted, pandium.runs, [shopUrl])).toEqual([]));
  return { mock, shop, pandium };
}

const done = { phase: "Succeeded", output: { orders: 1003, open: [] } };

test("PAN-5, PAN-14, PAN-17: init, the first run, and forty webhooks that came meanwhile", async () => {
  const { mock, shop, pandium } = await open();
  const init = await pandium.init();
  expect(init).toMatchObject({ phase: "Succeeded", output: { journals: expect.any(Array) } });
  const first = pandium.run();
  const hints = Array.from({ length: 40 }, () => pandium.trigger({ mode: "webhook", source: "shop" }));
  expect(await first).toMatchObject(done);
  expect(await hints[39]).toMatchObject({ ...done, mode: "webhook", triggers: { length: 40 } });
  expect(pandium.runs).toHaveLength(3);
  expect(wrongInBooks({ mock, shop })).toEqual([]);
});

/** The writes of a run of three orders: two customers, three drafts, three bookings, a payment. */
const writes = 9;

/**
 * The tenths of the writes at which the process is killed. `pnpm properties` tests all of them. integration.test.ts
 * always tests all of them, but in one process.
 */
const tenths = process.env.PROPERTY_RUNS === "full" ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [7];

const ways: [string, () => string | undefined][] = [
  ["without a database it waits and then looks", () => undefined],
  ["with a database it goes on at once", newDatabase],
];

describe.each(ways)("PAN-16: killed by a signal while a write is under way: %s", (_, database) => {
  test.each(tenths)("at tenth %i of its writes", async (tenth) => {
    const url = database();
    const { mock, shop, pandium } = await open(url);
    const skip = Math.ceil((writes * tenth) / 10) - 1;
    const write = mock.faults.add({ method: "POST", skip, effect: { drop: "hang", acts: true } });
    const killed = pandium.run();
    await expect.poll(() => write.hits, { timeout: 30_000 }).toBe(1);
    pandium.kill();
    expect(await killed).toMatchObject({ phase: "Failed", reason: "Timeout", stdout: "" });
    write.remove();

    expect((await pandium.run()).phase).toBe("Succeeded");
    if (url === undefined) {
      pandium.advance(16 * minute);
      await pandium.run();
    }
    expect(pandium.runs.at(-1)).toMatchObject(done);
    expect(wrongInBooks({ mock, shop })).toEqual([]);
  });
});
