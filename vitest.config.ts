import { defineConfig } from "vitest/config";

export default defineConfig({
  // A machine under load is slow, and no test asserts a time: the limit only ends what hangs.
  // The programs of the matrix bring tests of their own, for other runners; those of the emulator need a browser.
  test: {
    exclude: ["**/node_modules/**", "**/matrix/fixtures/**", "**/emulator/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
