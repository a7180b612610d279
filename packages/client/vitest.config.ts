import { defineConfig } from "vitest/config";

export default defineConfig({
  // A machine under load is slow, and no test asserts a time: the limit only ends what hangs.
  // A million items take half a minute: `pnpm heap` lists them.
  test: {
    exclude: ["**/node_modules/**", "test/heap.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Thousands of calls fail on purpose.
    env: { ECONOMIC_LOG: "off" },
  },
});
