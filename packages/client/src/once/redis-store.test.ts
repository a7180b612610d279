import { describe, expect, test } from "vitest";
import { failureOf } from "../../test/mock-client.ts";
import { redisStore } from "../once.ts";

// The scripts are tested on a real server, by scripts/once-engines.

type Settings = Record<string, string>;
const good: Settings = { appendonly: "yes", appendfsync: "always", "maxmemory-policy": "noeviction" };

/** Answers CONFIG GET as a server does. Without settings, the server forbids the command. */
const answer = (settings: Settings | undefined, [command = "", , name = ""]: string[]) => {
  if (command !== "CONFIG") throw new Error(`${command} is not expected`);
  if (!settings) throw new Error("NOPERM this user has no permissions to run the 'config|get' command");
  return [name, settings[name] ?? ""];
};
const clients = {
  "node-redis": (settings?: Settings) => ({
    sendCommand: async (words: string[]) => answer(settings, words),
  }),
  "node-redis with objects": (settings?: Settings) => ({
    sendCommand: async (words: string[]) => Object.fromEntries([answer(settings, words)]),
  }),
  "node-redis with bytes": (settings?: Settings) => ({
    sendCommand: async (words: string[]) =>
      answer(settings, words).map((text) => new TextEncoder().encode(text)),
  }),
  ioredis: (settings?: Settings) => ({
    call: async (...words: string[]) => answer(settings, words),
    sendCommand: () => {
      throw new Error("sendCommand of ioredis takes a Command");
    },
  }),
};

describe.each(Object.keys(clients) as (keyof typeof clients)[])("init() through %s", (name) => {
  const client = clients[name];

  test("accepts a server that loses nothing", async () => {
    await redisStore(client(good)).init();
  });

  test.each([
    ["appendonly", "no"],
    ["appendfsync", "everysec"],
    ["maxmemory-policy", "allkeys-lru"],
    ["appendonly", ""],
  ])("refuses %s %s, also with durable: true", async (setting, value) => {
    const store = redisStore(client({ ...good, [setting]: value }), { durable: true });
    const error = await failureOf(store.init());
    expect(error).toMatchObject({ kind: "configuration" });
    expect(error.message).toContain(setting);
  });

  test("refuses a server that forbids CONFIG, unless durable is true", async () => {
    const error = await failureOf(redisStore(client()).init());
    expect(error).toMatchObject({ kind: "configuration" });
    expect(error.message).toContain("durable: true");
    await redisStore(client(), { durable: true }).init();
  });
});

test("a claim before init() is refused, because the settings were not checked", async () => {
  const store = redisStore(clients.ioredis(good));
  expect(await failureOf(store.claim("id", { key: "key", request: null }))).toMatchObject({
    kind: "configuration",
  });
});

test.each([undefined, null, {}, "redis://localhost"])("%s is not a client", (client) => {
  expect(() => redisStore(client as never)).toThrow(expect.objectContaining({ kind: "configuration" }));
});
