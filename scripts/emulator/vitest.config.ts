import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    // Files run one after the other, because a small machine cannot run several browsers.
    fileParallelism: false,
    // The limits are long, because a busy machine is slow. They only end a test that hangs.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
