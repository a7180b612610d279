/** Remembers deliveries, so that a repetition is not handled a second time. */
export interface Deliveries {
  /**
   * Runs `handle` unless the same delivery is being handled or was handled before; resolves or rejects as that one did. One
   * that failed may come again. One that is not distinct is only joined while it is being handled.
   */
  handleOnce(id: string, isDistinct: boolean, handle: () => Promise<void>): Promise<void>;
}

/** Makes a memory of deliveries, each kept for `windowMs` milliseconds. */
export function createDeliveries(windowMs: number): Deliveries {
  const known = new Map<string, { until: number; handled: Promise<void> }>();
  const forgetOld = (now: number) => {
    for (const [id, { until }] of known) if (until <= now) known.delete(id);
  };
  return {
    async handleOnce(id, isDistinct, handle) {
      const now = Date.now();
      forgetOld(now);
      const handled = known.get(id)?.handled ?? handle();
      if (!known.has(id)) known.set(id, { until: isDistinct ? now + windowMs : 0, handled });
      try {
        await handled;
      } catch (error) {
        known.delete(id);
        throw error;
      }
    },
  };
}
