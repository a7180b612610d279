import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientOf, only, startEmulator, tokens } from "../../testing/emulator.ts";
import type { Change } from "./change.ts";

const script = fileURLToPath(new URL("../../cli.ts", import.meta.url));

/** Returns a path in a new folder, which is removed after the test. */
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "mock-persist-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "books.jsonl");
}

/** Starts a server in a separate process, so that a test can kill it. */
async function spawnServer(file: string, ...args: string[]) {
  const child = spawn(process.execPath, [script, "--port=0", `--persist=${file}`, ...args]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const url = await addressOf(child);
  const kill = async () => {
    const ended = once(child, "close");
    child.kill("SIGKILL");
    await ended;
  };
  return { kill, url, ...clientOf(url) };
}

async function addressOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  let out = "";
  child.stderr.on("data", (chunk) => {
    out += chunk;
  });
  for await (const chunk of child.stdout) {
    out += chunk;
    const url = /on (http:\S+) /.exec(out)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`it did not start: ${out}`);
}

const unit = (name: string, key = `key of ${name}`) =>
  ["POST", "/units", { name }, { "idempotency-key": key }] as const;

/** A webhook for booked invoices. */
const bookedWebhook = {
  eventType: "INVOICE_BOOKED",
  name: "n",
  url: "https://shop.test/",
  contentType: "application/json",
};

describe("a server that keeps its state in a file", () => {
  test("loses nothing when it is killed between two requests, and keys still replay", async () => {
    const file = newFile();
    const numbers: unknown[] = [];
    for (const [name, how] of [
      ["kasse", "first"],
      ["palle", "second"],
      ["meter", "third"],
    ] as const) {
      const { rest, kill } = await spawnServer(file, "--seed=company");
      const created = await rest("POST", "/units", { name }, { "idempotency-key": `key-${how}` });
      expect([created.status, created.headers.get("x-resultfromcache")]).toEqual([201, null]);
      numbers.push(created.body.unitNumber);
      await kill();
    }
    const { rest, client } = await spawnServer(file);
    const all = await rest("GET", "/units?pagesize=100");
    expect(all.body.collection.map((one: { unitNumber: number }) => one.unitNumber)).toEqual(
      expect.arrayContaining(numbers),
    );
    const again = await rest("POST", "/units", { name: "palle" }, { "idempotency-key": "key-second" });
    expect([again.status, again.body.unitNumber, again.headers.get("x-resultfromcache")]).toEqual([
      201,
      numbers[1],
      "true",
    ]);
    const changed = await rest("POST", "/units", { name: "other" }, { "idempotency-key": "key-second" });
    expect(changed.body).toMatchObject({ errorCode: "PayloadChanged" });
    const keys = await client.GET("/__mock/agreements/{agreement}/idempotency-keys", {
      params: { path: { agreement: "only" } },
    });
    expect(keys.data?.items.map(({ key }) => key)).toEqual(["key-first", "key-second", "key-third"]);
  });

  test("has each answered write once after it was killed amid many", async () => {
    const file = newFile();
    const { rest, kill } = await spawnServer(file);
    const answered: string[] = [];
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let count = 0; count < 500; count += 1) {
        const name = `${writer}-${count}`;
        const answer = await rest("POST", "/units", { name }, { "idempotency-key": name });
        if (answer.status === 201) answered.push(name);
      }
    });
    const ended = Promise.allSettled(writers);
    while (answered.length < 60) await new Promise((resolve) => setTimeout(resolve, 1));
    await kill();
    await ended;

    const second = await spawnServer(file);
    // Callers without an answer repeat their request with the same key.
    for (let writer = 0; writer < 8; writer += 1) {
      const count = answered.filter((name) => name.startsWith(`${writer}-`)).length;
      const name = `${writer}-${count}`;
      expect((await second.rest("POST", "/units", { name }, { "idempotency-key": name })).status).toBe(201);
      answered.push(name);
    }
    const { body } = await second.rest("GET", "/units?pagesize=1000");
    const names = body.collection.map((one: { name: string }) => one.name);
    expect(names.filter((name: string) => name.includes("-")).sort()).toEqual(answered.sort());
  });

  test("writes a record, the key of its request and its delivery in one line", async () => {
    const file = newFile();
    const { rest, client } = await startEmulator({ persist: file });
    const hook = {
      eventType: "CUSTOMER_UPDATED",
      name: "n",
      url: "https://a.test/",
      contentType: "text/plain",
    };
    await client.POST("/__mock/agreements/{agreement}/seed", { params: only, body: { webhooks: [hook] } });
    const names = Array.from({ length: 20 }, (_, index) => `customer-${index}`);
    const post = (name: string) => {
      const body = {
        name,
        currency: "DKK",
        customerGroup: { customerGroupNumber: 1 },
        paymentTerms: { paymentTermsNumber: 1 },
        vatZone: { vatZoneNumber: 1 },
      };
      return rest("POST", "/customers", body, { "idempotency-key": name });
    };
    await Promise.all(names.map(post));
    const changes: Change[] = readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const lines = changes.map(({ agreements, deliveries }) => ({
      customers: Object.values(agreements).flatMap(({ tables }) =>
        (tables.customers?.put ?? []).map(([, { name }]) => String(name)),
      ),
      keys: Object.values(agreements).flatMap(({ keys }) => keys.map(({ key }) => key)),
      deliveries: deliveries.length,
    }));
    for (const { customers, keys, deliveries } of lines)
      expect([customers.sort(), deliveries]).toEqual([[...keys].sort(), keys.length]);
    expect(lines.flatMap(({ keys }) => keys).sort()).toEqual([...names].sort());
  });

  test("restores clock, bucket, settings, files and deliveries", async () => {
    const file = newFile();
    const first = await startEmulator({ persist: file, mock: { now: "2026-08-14", seed: "company" } });
    await first.rest("GET", "/self");
    await first.client.POST("/__mock/clock/advance", { body: { by: "2h" } });
    await first.rest("GET", "/self");
    await first.client.PATCH("/__mock/agreements/{agreement}", { params: only, body: { role: "Sales" } });
    await first.client.POST("/__mock/agreements/{agreement}/seed", {
      params: only,
      body: {
        webhooks: [bookedWebhook],
      },
    });
    await first.client.POST("/__mock/agreements/{agreement}/emit", {
      params: only,
      body: { eventType: "INVOICE_BOOKED", mergeFields: { INVOICENO: 7 } },
    });
    const look = async ({ client }: typeof first) => ({
      agreement: await client.GET("/__mock/agreements/{agreement}", { params: only }),
      records: await client.GET("/__mock/agreements/{agreement}/export", { params: only }),
      clock: await client.GET("/__mock/clock"),
      deliveries: await client.GET("/__mock/deliveries"),
    });
    const before = await look(first);
    await first.close();
    const after = await look(await startEmulator({ persist: file, mock: { now: "2020-01-01" } }));
    expect(after.records.data).toEqual(before.records.data);
    expect(after.clock.data).toEqual(before.clock.data);
    expect(after.deliveries.data).toEqual(before.deliveries.data);
    expect(after.agreement.data).toMatchObject({
      id: before.agreement.data?.id,
      settings: { role: "Sales" },
      rateLimit: { used: 3 },
    });
  });

  test("counts the time while no server ran: a key ages, a running clock is right", async () => {
    const file = newFile();
    const first = await startEmulator({ persist: file, mock: { now: "2026-08-14", runningClock: true } });
    await first.rest(...unit("kasse", "a-key"));
    await first.close();
    const hourAgo = Date.now() - 3_600_000;
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const aged = lines.map((line) => ({ ...JSON.parse(line), savedAt: hourAgo }));
    writeFileSync(file, aged.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const second = await startEmulator({ persist: file, mock: { runningClock: true } });
    expect(second.mock.clock.now()).toBeGreaterThanOrEqual(Date.UTC(2026, 7, 14, 1));
    const answer = await second.rest(...unit("kasse", "a-key"));
    expect(answer.headers.get("x-resultfromcache")).toBeNull();
  });

  test("sends a delivery after the restart that was under way", async () => {
    const received: string[] = [];
    let isUp = false;
    const receiver = createServer((request, response) => {
      if (!isUp) return;
      received.push(String(request.headers["x-webhook-url"]));
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      receiver.closeAllConnections();
      receiver.close();
    });
    const target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const file = newFile();
    const first = await spawnServer(file, `--webhooks=${target}`);
    await first.client.POST("/__mock/agreements/{agreement}/seed", {
      params: only,
      body: {
        webhooks: [bookedWebhook],
      },
    });
    const body = { eventType: "INVOICE_BOOKED" };
    await first.client.POST("/__mock/agreements/{agreement}/emit", { params: only, body });
    await first.kill();
    isUp = true;
    const second = await spawnServer(file, `--webhooks=${target}`);
    const { data } = await second.client.GET("/__mock/deliveries", { params: { query: { wait: true } } });
    expect(data?.items).toMatchObject([{ state: "delivered", status: 204 }]);
    expect(received).toEqual(["https://shop.test/"]);
  });

  test("keeps a reset, a claim, an import and a restored snapshot", async () => {
    const file = newFile();
    const first = await startEmulator({ persist: file });
    await first.client.GET("/__mock/agreements");
    await first.rest(...unit("kasse"));
    await first.client.POST("/__mock/snapshots", { body: { name: "one unit" } });
    await first.rest(...unit("palle"));
    await first.client.POST("/__mock/snapshots/{snapshot}/restore", { params: { path: { snapshot: 1 } } });
    const before = await first.client.GET("/__mock/agreements");
    await first.close();
    const second = await startEmulator({ persist: file });
    expect((await second.client.GET("/__mock/agreements")).data).toEqual(before.data);
    await second.client.POST("/__mock/reset");
    await second.close();
    const third = await startEmulator({ persist: file });
    expect((await third.client.GET("/__mock/agreements")).data?.items).toMatchObject([{ id: "first" }]);
  });

  test("writes no token into the file, which only its owner may read", async () => {
    const file = newFile();
    const { rest, close } = await startEmulator({ persist: file, mock: { rateLimit: { per: "app" } } });
    await rest(...unit("kasse", "a-key"));
    await close();
    const text = readFileSync(file, "utf8");
    for (const token of Object.values(tokens)) expect(text).not.toContain(token);
    expect(text).toContain("kasse");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("drops an unfinished last line, but refuses a broken line before it", async () => {
    const file = newFile();
    const first = await startEmulator({ persist: file });
    await first.rest(...unit("kasse"));
    await first.close();
    appendFileSync(file, '{"format":1,"saved');
    const second = await startEmulator({ persist: file });
    expect(JSON.stringify((await second.rest("GET", "/units")).body)).toContain("kasse");
    await second.close();
    appendFileSync(file, "{\n");
    await expect(startEmulator({ persist: file })).rejects.toThrow(/line \d+ cannot be read/);
  });

  test("refuses a file that another server uses, and leaves other files alone", async () => {
    const file = newFile();
    const { kill } = await spawnServer(file);
    await expect(startEmulator({ persist: file })).rejects.toThrow(/process \d+ is using it/);
    await kill();
    await startEmulator({ persist: file });
    const other = newFile();
    writeFileSync(other, "my thesis");
    await expect(startEmulator({ persist: other })).rejects.toThrow("not a file of visma-economic-mocks");
    expect(readFileSync(other, "utf8")).toBe("my thesis");
  });
});
