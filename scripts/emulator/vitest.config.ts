import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    // Two cores, one browser at a time.
    fileParallelism: false,
    // The limits are long, because a machine under load is slow. They only end a test that hangs.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
