import type { Clock } from "../utils/clock.ts";

/** Makes a clock that only `sleep` moves. */
export const stillClock = (random = () => 0, start = Date.UTC(2026, 7, 1)): Clock & { slept: number[] } => {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
};
