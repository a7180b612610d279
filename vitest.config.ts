import { defineConfig } from "vitest/config";

export default defineConfig({
  // The limit only ends tests that hang. No test asserts a time, and a machine under load is slow.
  // The programs of the matrix bring tests of their own, for other runners; those of the emulator need a browser.
  test: {
    exclude: ["**/node_modules/**", "**/matrix/fixtures/**", "**/emulator/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
