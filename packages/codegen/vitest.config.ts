import { defineConfig } from "vitest/config";

export default defineConfig({
  // The limit only ends tests that hang. No test asserts a time, and a machine under load is slow.
  test: { testTimeout: 60_000, hookTimeout: 60_000, isolate: false },
});
