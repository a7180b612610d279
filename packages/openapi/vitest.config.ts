import { defineConfig } from "vitest/config";

export default defineConfig({
  // A machine under load is slow, and no test asserts a time: the limit only ends what hangs.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
