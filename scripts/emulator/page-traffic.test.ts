/** Tests how the page shows and changes requests, deliveries, keys, limits, faults and the clock. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../lib/run.ts";
import { type Locator, openPage } from "./browser.ts";
import { startEmulator } from "./emulator.ts";
import { mock, newCustomer, registerWebhook, rest } from "./records.ts";
import { usePage } from "./use-page.ts";

const world = usePage("--seed", "company", "--now", "2026-08-14T10:00:00Z");

const requests = () => world.page.getByRole("region", { name: "Requests, newest first" }).locator("tbody tr");
const region = (name: string) => world.page.getByRole("region", { name });
const gaugeValue = (meter: Locator) => meter.evaluate((element) => (element as HTMLMeterElement).value);
const copied = () => world.page.evaluate(() => navigator.clipboard.readText());

describe("requests", () => {
  test("appear as they are sent, without a reload", async () => {
    await world.open.show("requests");
    await world.page.getByText("No requests so far").waitFor();
    await rest(world.url, "GET", "/customers/1");
    await expect.poll(() => requests().count()).toBe(1);
    await rest(world.url, "GET", "/products");
    await expect.poll(() => requests().first().textContent()).toContain("GET /products");
  });

  test("are shown with their answers, and with masked tokens", async () => {
    await rest(world.url, "POST", "/customers", newCustomer("Nordlys ApS"));
    await world.open.show("requests");
    await requests().getByRole("link").first().click();
    expect(JSON.parse((await region("Body of the answer").textContent()) ?? "")).toMatchObject({
      name: "Nordlys ApS",
      customerNumber: expect.any(Number),
    });
    await world.page.getByRole("tab", { name: "Request" }).click();
    expect(JSON.parse((await region("Body of the request").textContent()) ?? "")).toEqual(
      newCustomer("Nordlys ApS"),
    );
    const panel = world.page.getByRole("tabpanel");
    expect(await panel.textContent()).toContain("x-agreementgranttoken…");
  });

  test("that were refused show the reason, with a link to its fact", async () => {
    await rest(world.url, "DELETE", "/customers/4711");
    await world.open.show("requests");
    await requests().getByRole("link").first().click();
    const why = region("Why it was refused");
    await why.getByRole("link", { name: "L-11" }).click();
    await world.page.getByRole("heading", { level: 1, name: "Facts" }).waitFor();
    const fact = world.page.locator("[aria-current=true]", { hasText: "L-11" });
    await fact.waitFor();
    expect(await fact.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  test("are filtered by path, method and status", async () => {
    await rest(world.url, "GET", "/customers/1");
    await rest(world.url, "GET", "/customers/4711");
    await rest(world.url, "GET", "/products/4711");
    await world.open.show("requests");
    await expect.poll(() => requests().count()).toBe(3);
    await world.page.getByRole("combobox", { name: "Status" }).selectOption("4xx");
    await expect.poll(() => requests().count()).toBe(2);
    await world.page.getByRole("searchbox", { name: "Search paths" }).fill("/products");
    await expect.poll(() => requests().count()).toBe(1);
    await world.page.getByRole("combobox", { name: "Method" }).selectOption("DELETE");
    await world.page.getByText("No request matches").waitFor();
  });

  test("copied as curl send the same request again", async () => {
    await rest(world.url, "POST", "/customers", newCustomer("O'Hara & Søn"));
    await world.open.show("requests");
    await requests().getByRole("link").first().click();
    await world.page.getByRole("button", { name: "Copy as curl" }).click();
    const command = await copied();
    const { code } = await run("sh", ["-c", `${command} --silent --fail`], {
      env: { ECONOMIC_APP_SECRET_TOKEN: "any", ECONOMIC_AGREEMENT_GRANT_TOKEN: "grant" },
    });
    expect(code).toBe(0);
    const { collection } = (await rest(world.url, "GET", "/customers?filter=name$eq:O'Hara %26 Søn")) as {
      collection: unknown[];
    };
    expect(collection).toHaveLength(2);
  });

  test("copied as a call of the client compile, and send the same request again", async () => {
    await rest(world.url, "POST", "/customers", newCustomer("Skovhuset"));
    await rest(world.url, "GET", "/customers/1/contacts?filter=name$like:a&sort=name");
    await rest(world.url, "GET", "/products/1");
    await world.open.show("requests");
    const calls: string[] = [];
    for (const path of ["/customers", "/customers/1/contacts", "/products/1"]) {
      await requests()
        .getByRole("link", { name: new RegExp(`${path}(\\?|$)`) })
        .click();
      const detail = world.page.getByRole("region", { name: path });
      await detail.getByRole("button", { name: "Copy as a call" }).click();
      calls.push(await copied());
    }
    expect(await runCopied(calls)).toEqual({ code: 0, output: "" });
    const { items } = (await mock(world.url, "GET", "/requests?pageSize=6")) as { items: Sent[] };
    const [first, again] = [items.slice(3), items.slice(0, 3)];
    expect(again).toMatchObject(
      first.map(({ method, path, query, status }) => ({ method, path, query, status })),
    );
  });
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
}

/** Compiles and runs a program with the copied calls. The `fetch` of its client sends them to the emulator. */
async function runCopied(calls: readonly string[]) {
  const folder = resolve(import.meta.dirname, "../../packages/examples/.snippets/copied");
  mkdirSync(folder, { recursive: true });
  const program = `
import { createEconomic, raw } from "@org/visma-economic";
const economic = createEconomic({
  appSecretToken: "any",
  agreementGrantToken: "grant",
  fetch: (url, init) => fetch(String(url).replace("https:/", "${world.url}"), init),
});
export { raw };
${calls.join("\n")}
`;
  writeFileSync(join(folder, "copied.ts"), program);
  const compilerOptions = { noEmit: true };
  const tsconfig = { extends: "../../../../tsconfig.base.json", compilerOptions, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const compiled = await run(resolve(folder, "../../../../node_modules/.bin/tsc"), ["-p", folder]);
  if (compiled.code !== 0) return compiled;
  return run(process.execPath, [join(folder, "copied.ts")]);
}

test("a lost connection is shown, and missed requests are fetched after it", async () => {
  const options = ["--seed", "company", "--now", "2026-08-14T10:00:00Z"];
  const first = await startEmulator(...options);
  const { page, trouble, close } = await openPage(world.browser, first.url);
  await page.getByText("Live", { exact: true }).waitFor();
  await first.stop();
  await page.getByText("Not connected", { exact: true }).waitFor();
  const port = new URL(first.url).port;
  const second = await startEmulator(...options, "--port", port);
  await rest(second.url, "GET", "/customers/1");
  await page.getByText("Live", { exact: true }).waitFor();
  await page.getByRole("link", { name: "GET /customers/1" }).waitFor();
  await close();
  await second.stop();
  // The browser logs each failed connection as an error.
  expect(trouble.filter((line) => !line.includes("ERR_"))).toEqual([]);
});

describe("webhooks", () => {
  let receiver: Server;
  let statuses: number[];

  beforeEach(async () => {
    statuses = [500, 204, 204];
    receiver = createServer((_request, answer) => {
      answer.statusCode = statuses.shift() ?? 204;
      answer.end();
    });
    await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
    const webhooks = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    await mock(world.url, "PATCH", "/options", { webhooks });
    await registerWebhook(world.url);
  });
  afterEach(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  test("deliveries are shown with each attempt, and can be replayed", async () => {
    await world.open.show("webhooks");
    await world.page.getByText("Nothing was delivered so far").waitFor();
    await rest(world.url, "POST", "/customers", newCustomer("Nordlys ApS"));
    const attempts = region("CUSTOMER_UPDATED delivery 1").locator(".attempts li");
    await expect
      .poll(() => attempts.allTextContents())
      .toEqual([expect.stringMatching(/500$/), expect.stringMatching(/204$/)]);
    await world.page.getByRole("button", { name: "Replay delivery 1" }).click();
    await region("CUSTOMER_UPDATED delivery 2").getByText("replay of 1").waitFor();
    await region("CUSTOMER_UPDATED delivery 2").getByText("delivered", { exact: true }).waitFor();
    expect(statuses).toEqual([]);
  });
});

describe("keys and limits", () => {
  test("a key is shown with its age by the emulator's clock until it expires", async () => {
    await rest(world.url, "POST", "/customers", newCustomer("Nordlys ApS"), {
      "idempotency-key": "order-4711",
    });
    await world.open.show("limits");
    const row = region("Kept keys").locator("tbody tr", { hasText: "order-4711" });
    await expect.poll(() => row.textContent()).toMatch(/POST .*\/customers201\d+ s/);
    await mock(world.url, "POST", "/clock/advance", { by: "20m" });
    await expect.poll(() => row.textContent()).toMatch(/20 min\d+ min left$/);
    await world.page.getByRole("button", { name: "+ 1 hour" }).click();
    await expect.poll(() => row.textContent()).toMatch(/expired$/);
  });

  test("the gauge of the rate bucket follows the calls", async () => {
    await world.open.show("limits");
    const gauge = world.page.getByRole("meter", { name: "Rate limit, used" });
    await expect.poll(() => gaugeValue(gauge)).toBe(0);
    await rest(world.url, "GET", "/customers/1");
    await expect.poll(() => gaugeValue(gauge)).toBe(3);
    expect(await gauge.getAttribute("max")).toBe("10000");
  });
});

describe("faults", () => {
  test("are armed with a click, hit requests, and are disarmed", async () => {
    await world.open.show("faults");
    await world.page.getByText("Nothing is armed").waitFor();
    await world.page.getByRole("radio", { name: /^429/ }).check();
    await world.page.getByRole("textbox", { name: "Path contains" }).fill("/customers");
    await world.page.getByRole("combobox", { name: "How often" }).selectOption("3");
    await world.page.getByRole("button", { name: "Arm", exact: true }).click();
    await world.page.getByText("0 of 3").waitFor();
    expect(await rest(world.url, "GET", "/products")).toMatchObject({ status: 200 });
    expect(await rest(world.url, "GET", "/customers")).toMatchObject({ status: 429 });
    await world.page.getByText("1 of 3").waitFor();
    await world.page.getByRole("button", { name: /^Disarm fault/ }).click();
    await world.page.getByText("Nothing is armed").waitFor();
    expect(await rest(world.url, "GET", "/customers")).toMatchObject({ status: 200 });
  });
});

describe("the clock", () => {
  test("moves forward by an hour or a month with a click", async () => {
    const now = async () =>
      ((await mock(world.url, "GET", "/clock")) as { milliseconds: number }).milliseconds;
    const before = await now();
    await world.page.getByRole("button", { name: "+ 1 hour" }).click();
    await expect.poll(async () => Math.round((await now()) - before - 3_600_000) / 60_000).toBeLessThan(1);
    await world.page.getByRole("button", { name: "+ 1 month" }).click();
    await world.page.locator(".clock time", { hasText: "14 Sept 2026" }).waitFor();
  });
});

describe("reset", () => {
  test("asks first, then restores the seed", async () => {
    await rest(world.url, "POST", "/customers", newCustomer("Only for a moment"));
    await world.open.show("records/customers");
    await world.page.getByText("Only for a moment").waitFor();
    const ask = world.page.getByRole("button", { name: "Reset…" });
    await ask.click();
    const dialog = world.page.getByRole("dialog", { name: "Go back to the seed?" });
    await dialog.waitFor();
    await world.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await world.page.getByText("Only for a moment").waitFor();
    await ask.click();
    await world.page.getByRole("button", { name: "Reset everything" }).click();
    await world.page.getByText("Only for a moment").waitFor({ state: "detached" });
    await world.open.show("requests");
    await world.page.getByText("No requests so far").waitFor();
  });
});
