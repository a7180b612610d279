import type { Clock } from "../utils/clock.ts";

/** A clock that stands still but for `sleep`. */
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
