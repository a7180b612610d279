import { ConfigurationError } from "../errors/errors.ts";
import { type RedisClient, redisCommand } from "./redis-command.ts";
import { redisScripts } from "./redis-scripts.ts";
import type { OnceClaim, OnceStore } from "./store.ts";

export type { RedisClient } from "./redis-command.ts";

/** The options of `redisStore`. */
export interface RedisStoreOptions {
  /** The text that is put before each key in Redis. Default: `economic-once:`. */
  prefix?: string | undefined;
  /**
   * For a server that forbids CONFIG, so that `init()` cannot read its settings: `true` confirms that you have checked them.
   * The server must be append-only with `appendfsync always`, and must evict nothing. Default: `init()` refuses such a server.
   */
  durable?: boolean | undefined;
}

/** The settings that a server needs, so that claims survive its crash. */
const required = { appendonly: "yes", appendfsync: "always", "maxmemory-policy": "noeviction" } as const;

/**
 * Keeps claims in Redis 6 or newer through a connected client of node-redis or ioredis. Times are those of the server's
 * clock. A cluster is not supported, and a replica that takes over may lack the last claims.
 *
 * Call `init()` before the first claim. It throws a ConfigurationError if the server may lose data that it has confirmed.
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): OnceStore {
  const { prefix = "economic-once:", durable = false } = options;
  const command = redisCommand(client);
  let isChecked = false;

  const run = (script: string, id: string, ...values: (string | number | null | undefined)[]) => {
    if (!isChecked)
      throw new ConfigurationError("redisStore(): await init() of the store before the first once().");
    // Each claim is a hash. One sorted set has the claims with a result, by time.
    const keys = [`${prefix}claim:${id}`, `${prefix}done`];
    return command(["EVAL", script, "2", ...keys, ...values.map((value) => String(value ?? ""))]);
  };

  return {
    async init() {
      for (const [name, value] of Object.entries(required)) {
        const found = await settingOf(command, name, durable);
        if (found !== undefined && found !== value)
          throw new ConfigurationError(
            `redisStore(): the server's setting ${name} is ${found || "empty"}, so claims could be lost. It must be ${value}.`,
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
      // Removes some claims at a time, because the server runs nothing else during a script.
      for (let count = 0; ; ) {
        const removed = Number(await run(redisScripts.purge, "", Math.ceil(Number(before))));
        count += removed;
        if (removed === 0) return count;
      }
    },
  };
}

type Command = ReturnType<typeof redisCommand>;

/** Returns a setting of the server; `undefined` if the server does not let it be read and the user has confirmed it. */
async function settingOf(command: Command, name: string, durable: boolean): Promise<string | undefined> {
  try {
    const answer = await command(["CONFIG", "GET", name]);
    // The answer is a list of name and value, or an object in newer protocols.
    return Array.isArray(answer) ? textOf(answer[1]) : textOf(Object(answer)[name]);
  } catch (error) {
    if (durable) return;
    throw new ConfigurationError(
      `redisStore(): the server refused CONFIG GET ${name}. Check yourself that it is append-only with appendfsync always and evicts nothing, and then pass { durable: true }.`,
      { cause: error },
    );
  }
}

const optionalOf = (answer: unknown): OnceClaim | undefined =>
  answer === null ? undefined : claimOf(answer);

/** Reads the list that a script returned. An empty text stands for a missing value. */
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

/** Returns a value as text. Some clients return bytes. */
const textOf = (value: unknown): string =>
  value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value ?? "");
