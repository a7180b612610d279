import { sha256 } from "../../utils/sha256.ts";

/**
 * A store of the deliveries that were handled, such as Redis or a table of a database, for several machines behind
 * one address. It is given a hash of each delivery, which does not show the content.
 */
export interface DeliveryStore {
  /** Returns whether the delivery was handled before. */
  has(id: string): boolean | Promise<boolean>;
  /** Remembers a delivery that was handled, until a time in milliseconds since 1970. */
  add(id: string, until: number): unknown;
}

/** Makes a store in this process's memory. A delivery costs the same with any number of remembered ones. */
export function memoryOfDeliveries(most: number, known: Map<string, number> = new Map()): DeliveryStore {
  /** All entries are kept for the same time, so the oldest come first and expire first. */
  const forgetExpired = (now: number) => {
    for (const [id, until] of known) {
      if (until > now) return;
      known.delete(id);
    }
  };
  const forgetOldest = () => {
    const oldest = known.keys().next();
    if (!oldest.done) known.delete(oldest.value);
  };
  return {
    has(id) {
      const until = known.get(id);
      return until !== undefined && until > Date.now();
    },
    add(id, until) {
      forgetExpired(Date.now());
      known.delete(id);
      known.set(id, until);
      if (known.size > most) forgetOldest();
    },
  };
}

/** Returns a hash of a delivery, because the store must not hold a customer's data. */
export const hashOf = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

/** Runs deliveries, each once. */
export interface Deliveries {
  /**
   * Runs `handle` unless the same delivery is being handled or was handled before. A repetition resolves or rejects
   * as the first one did. After a failure, the delivery may come again. A delivery that is not distinct is never
   * remembered: its repetition only joins the first one while that is being handled.
   */
  handleOnce(id: string, isDistinct: boolean, handle: () => Promise<void>): Promise<void>;
}

/**
 * Makes an object that runs each delivery once. A delivery is remembered for `windowMs` milliseconds after it was
 * handled.
 */
export function createDeliveries(store: DeliveryStore, windowMs: number): Deliveries {
  const running = new Map<string, Promise<void>>();
  const run = async (id: string, isDistinct: boolean, handle: () => Promise<void>): Promise<void> => {
    const isRemembered = isDistinct && windowMs > 0;
    if (isRemembered && (await store.has(id))) return;
    await handle();
    // Remembered only now: if the process ends earlier, the delivery is sent again and not lost.
    if (isRemembered) await store.add(id, Date.now() + windowMs);
  };
  return {
    handleOnce(id, isDistinct, handle) {
      const other = running.get(id);
      if (other) return other;
      const result = run(id, isDistinct, handle).finally(() => running.delete(id));
      running.set(id, result);
      return result;
    },
  };
}
