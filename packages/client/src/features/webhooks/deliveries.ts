import { sha256 } from "../../utils/sha256.ts";

/**
 * Remembers handled deliveries for several machines behind one address, for example in Redis or in a table of a database. The id
 * is a hash of the delivery, so that its content is not stored.
 */
export interface DeliveryStore {
  /** Returns whether the delivery was handled before. */
  has(id: string): boolean | Promise<boolean>;
  /** Remembers a handled delivery until a time in milliseconds since 1970. */
  add(id: string, until: number): unknown;
}

/**
 * Makes a store in the memory of this process. Checking and remembering a delivery takes the same time, however many are
 * remembered.
 */
export function memoryOfDeliveries(most: number, known: Map<string, number> = new Map()): DeliveryStore {
  /** Removes expired deliveries. All are remembered for the same time, so the oldest come first and expire first. */
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

/** Returns a hash of a delivery, so that a customer's data is not stored. */
export const hashOf = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

/** Handles each delivery once. */
export interface Deliveries {
  /**
   * Runs `handle`, unless the same delivery was handled before. If the same delivery is being handled, waits for it, and
   * resolves or rejects as it does. A failed delivery is not remembered, so that it may come again.
   * @param isDistinct `false` if an equal delivery could also be a new event. Then the delivery is not remembered.
   */
  handleOnce(id: string, isDistinct: boolean, handle: () => Promise<void>): Promise<void>;
}

/**
 * Makes the functions that handle deliveries once. Each delivery is remembered for `windowMs` milliseconds after it was
 * handled.
 */
export function createDeliveries(store: DeliveryStore, windowMs: number): Deliveries {
  const running = new Map<string, Promise<void>>();
  const run = async (id: string, isDistinct: boolean, handle: () => Promise<void>): Promise<void> => {
    const isRemembered = isDistinct && windowMs > 0;
    if (isRemembered && (await store.has(id))) return;
    await handle();
    // A delivery is remembered only after it was handled: if the process ends before that, it comes again and is not lost.
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
