/** The integration as Pandium starts it: a process, killed by a signal. What a clock of its own can show is in integration.test.ts. */
import { join } from "node:path";
import { startServer } from "@org/visma-economic-mocks/node";
import { createPandium } from "@org/visma-economic-mocks/pandium";
import { afterEach, expect, test } from "vitest";
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

test.each([
  ["without a database it waits and then looks", undefined],
  ["with a database it goes on at once", newDatabase()],
])("PAN-16: killed by a signal while a booking is under way: %s", async (_, database) => {
  const { mock, shop, pandium } = await open(database);
  const booking = mock.faults.add({
    method: "POST",
    path: "/invoices/booked",
    skip: 1,
    effect: { drop: "hang", acts: true },
  });
  const killed = pandium.run();
  await expect.poll(() => booking.hits, { timeout: 30_000 }).toBe(1);
  pandium.kill();
  expect(await killed).toMatchObject({ phase: "Failed", reason: "Timeout", stdout: "" });
  booking.remove();

  const next = await pandium.run();
  expect(next.phase).toBe("Succeeded");
  if (database === undefined) {
    expect(next.output).toMatchObject({ orders: 1003, open: ["W-1003"] });
    pandium.advance(16 * minute);
    await pandium.run();
  }
  expect(pandium.runs.at(-1)).toMatchObject(done);
  expect(wrongInBooks({ mock, shop })).toEqual([]);
});
