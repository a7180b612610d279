import { defineConfig } from "vitest/config";

// A machine under load is slow, and no test asserts a time: the limit only ends what hangs.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

/** The suite of `test/msw` once more, with another major or the oldest minor of msw that is supported. */
const under = (name: string, alias: string) => ({
  test: {
    ...patience,
    name,
    include: ["test/msw/**/*.test.ts"],
    alias: [{ find: /^msw(?=\/|$)/, replacement: alias }],
  },
});

export default defineConfig({
  test: {
    projects: [
      // Files share what they import: each mock is a world of its own, and loading them all again takes longer than testing.
      { test: { ...patience, name: "mocks", include: ["{src,test,page}/**/*.test.ts"], isolate: false } },
      { test: { ...patience, name: "conformance", include: ["conformance/**/*.test.ts"] } },
      under("msw 2.15", "msw-2"),
      under("msw 2.10", "msw-2-10"),
    ],
  },
});
