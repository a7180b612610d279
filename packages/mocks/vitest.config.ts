import { defineConfig } from "vitest/config";

/** The suite of `test/msw` once more, with another major or the oldest minor of msw that is supported. */
const under = (name: string, alias: string) => ({
  test: { name, include: ["test/msw/**/*.test.ts"], alias: [{ find: /^msw(?=\/|$)/, replacement: alias }] },
});

export default defineConfig({
  test: {
    projects: [
      { test: { name: "mocks", include: ["{src,test}/**/*.test.ts"] } },
      { test: { name: "conformance", include: ["conformance/**/*.test.ts"] } },
      under("msw 2.15", "msw-2"),
      under("msw 2.10", "msw-2-10"),
    ],
  },
});
