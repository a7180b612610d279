import { Refusal } from "../errors/refusal.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Reply } from "./reply.ts";

/** How long a key is remembered: a replay was recorded at 54 minutes, a second execution after two hours. */
export const keptMs = 3_600_000;

/** A key as the cache stores it. */
export interface KnownKey extends Keyed {
  /** The time at which its first request was carried out, on the mocks' clock. */
  readonly at: number;
  /** Undefined while the first request is still running. */
  readonly reply: Reply | undefined;
}

/** A key whose answer is replayed. */
export interface KeptKey extends KnownKey {
  readonly reply: Reply;
}

interface Entry extends KnownKey {
  reply: Reply | undefined;
  readonly running: Promise<unknown>;
}

export interface Keyed {
  readonly key: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** The keys of one agreement with their answers. */
export class IdempotencyCache {
  readonly #entries = new Map<string, Entry>();
  readonly #options: Pick<MockOptions, "whileInFlight" | "cacheFailures">;
  readonly #now: () => number;

  constructor(options: Pick<MockOptions, "whileInFlight" | "cacheFailures">, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /**
   * Runs a write once under its key. A repeat gets the stored answer with `X-ResultFromCache`; another URL or body under the
   * same key is refused (`URLChanged`, `PayloadChanged`). `keep` stores the answer even if it is a failure.
   */
  async run(request: Keyed, execute: () => Promise<Reply>, keep = false): Promise<Reply> {
    const known = this.#entries.get(request.key);
    if (known !== undefined && this.#now() - known.at < keptMs) {
      if (known.method !== request.method || known.url !== request.url) throw changed("URLChanged", "URL");
      if (known.body !== request.body) throw changed("PayloadChanged", "payload");
      if (known.reply === undefined && this.#options.whileInFlight === "wait") {
        await known.running.catch(() => undefined);
        return this.run(request, execute, keep);
      }
      if (known.reply === undefined && this.#options.whileInFlight === "conflict") {
        throw new Refusal(409, {
          message: "A request with this idempotency key is being processed.",
          code: "RequestInProgress",
        });
      }
      if (known.reply !== undefined) {
        return { ...known.reply, headers: { ...known.reply.headers, "x-resultfromcache": "true" } };
      }
    }
    const running = execute();
    const entry: Entry = { ...request, at: this.#now(), reply: undefined, running };
    this.#entries.set(request.key, entry);
    try {
      const reply = await running;
      if (keep || this.#keeps(reply.status)) entry.reply = reply;
      else this.#forget(request.key, entry);
      return reply;
    } catch (error) {
      this.#forget(request.key, entry);
      throw error;
    }
  }

  /** Returns every key, the oldest first. */
  known(): readonly KnownKey[] {
    return [...this.#entries.values()];
  }

  /** Takes over the keys of another process. */
  resume(keys: readonly KeptKey[]): void {
    for (const key of keys) this.#entries.set(key.key, { ...key, running: Promise.resolve() });
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Returns whether a key stores an answer. Nobody recorded whether the servers store failures (G-4). */
  #keeps(status: number): boolean {
    if (status < 400) return true;
    return this.#options.cacheFailures === "all" || (this.#options.cacheFailures === "4xx" && status < 500);
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}

const changed = (code: string, what: string): Refusal =>
  new Refusal(400, {
    code,
    message: `The ${what} differs from that of the first request with this idempotency key.`,
    hint: "Use a new key for a new request; repeat a request unchanged.",
  });
