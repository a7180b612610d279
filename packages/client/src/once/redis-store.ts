import { ConfigurationError } from "../errors/errors.ts";
import { type RedisClient, redisCommand } from "./redis-command.ts";
import { redisScripts } from "./redis-scripts.ts";
import type { OnceClaim, OnceStore } from "./store.ts";

export type { RedisClient } from "./redis-command.ts";

/** How `redisStore` keeps its claims. */
export interface RedisStoreOptions {
  /** Stands before each key in Redis. Default: `economic-once:`. */
  prefix?: string | undefined;
  /**
   * `true` says that you have checked what `init()` could not, because the server forbids CONFIG: it is append-only with
   * `appendfsync always`, and evicts nothing. Default: `init()` refuses such a server.
   */
  durable?: boolean | undefined;
}

/** What has to be set for a claim to survive a crash of the server. */
const required = { appendonly: "yes", appendfsync: "always", "maxmemory-policy": "noeviction" } as const;

/**
 * Keeps claims in Redis 6 or newer, by the server's clock, through a connected client of node-redis or ioredis. A cluster
 * is not supported, and a replica that takes over may lack the last claims.
 *
 * `init()` has to be called before the first claim: it throws a ConfigurationError where the server may forget what it
 * was told.
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): OnceStore {
  const { prefix = "economic-once:", durable = false } = options;
  const command = redisCommand(client);
  let isChecked = false;

  const run = (script: string, id: string, ...values: (string | number | null | undefined)[]) => {
    if (!isChecked) throw new ConfigurationError("redisStore(): await its init() before the first once().");
    // A hash a claim, and one list of what is done, by time.
    const keys = [`${prefix}claim:${id}`, `${prefix}done`];
    return command(["EVAL", script, "2", ...keys, ...values.map((value) => String(value ?? ""))]);
  };

  return {
    async init() {
      for (const [name, value] of Object.entries(required)) {
        const found = await settingOf(command, name, durable);
        if (found !== undefined && found !== value)
          throw new ConfigurationError(
            `redisStore(): ${name} of the server is ${found || "empty"}, so claims could be lost. It must be ${value}.`,
          );
      }
      isChecked = true;
    },
    claim: async (id, { key, request, now }) => claimOf(await run(redisScripts.claim, id, key, now, request)),
    fix: async (id, { key, write, now }) => optionalOf(await run(redisScripts.fix, id, key, write, now)),
    done: async (id, { key, result, now }) => textOf(await run(redisScripts.done, id, key, result, now)),
    replace: async (id, oldKey, { key, now }) =>
      optionalOf(await run(redisScripts.replace, id, oldKey, key, now)),
    free: async (id, key) => Number(await run(redisScripts.free, id, key)) === 1,
    async purge(before) {
      // In parts: a script holds up the whole server.
      for (let count = 0; ; ) {
        const removed = Number(await run(redisScripts.purge, "", Math.ceil(Number(before))));
        count += removed;
        if (removed === 0) return count;
      }
    },
  };
}

type Command = ReturnType<typeof redisCommand>;

/** A setting of the server; nothing where it may not be read and the user has checked it. */
async function settingOf(command: Command, name: string, durable: boolean): Promise<string | undefined> {
  try {
    const answer = await command(["CONFIG", "GET", name]);
    // A list of name and value, or in newer protocols an object.
    return Array.isArray(answer) ? textOf(answer[1]) : textOf(Object(answer)[name]);
  } catch (error) {
    if (durable) return;
    throw new ConfigurationError(
      `redisStore(): the server does not let CONFIG GET ${name} be read. Check yourself that it is append-only with appendfsync always and evicts nothing, and say so with { durable: true }.`,
      { cause: error },
    );
  }
}

const optionalOf = (answer: unknown): OnceClaim | undefined =>
  answer === null ? undefined : claimOf(answer);

/** The list that a script answers: an empty text stands for what is not there. */
function claimOf(answer: unknown): OnceClaim {
  const [key = "", createdAt, starts, request, write, result, now] = (answer as unknown[]).map(textOf);
  return {
    key,
    createdAt: Number(createdAt),
    starts: Number(starts),
    request: request || null,
    write: write || null,
    result: result || null,
    now: Number(now),
  };
}

/** Some clients answer with bytes. */
const textOf = (value: unknown): string =>
  value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value ?? "");
