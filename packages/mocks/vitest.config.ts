import { defineConfig } from "vitest/config";

// A machine under load is slow, and no test asserts a time. The limit only ends tests that hang.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

/** Runs the tests in `test/msw` again with another supported version of msw: another major, or the oldest minor. */
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
      // Test files share their imported modules: mocks do not share state, and loading the modules again would take
      // longer than the tests.
      { test: { ...patience, name: "mocks", include: ["{src,test,page}/**/*.test.ts"], isolate: false } },
      { test: { ...patience, name: "conformance", include: ["conformance/**/*.test.ts"] } },
      under("msw 2.15", "msw-2"),
      under("msw 2.10", "msw-2-10"),
    ],
  },
});
