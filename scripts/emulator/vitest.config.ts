import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    // Two cores, one browser at a time.
    fileParallelism: false,
    // A machine under load is slow: the limits only end what hangs.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
