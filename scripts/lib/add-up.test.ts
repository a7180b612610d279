import { expect, test } from "vitest";
import { addUp } from "./add-up.ts";

test("vitest's and our own last lines are added up, with turbo's prefixes and colours", () => {
  const log = [
    "@org/visma-economic:test:       Tests  2 failed | 12 passed | 1 skipped (15)",
    "\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[32m14 passed\u001b[39m\u001b[22m\u001b[90m (14)\u001b[39m",
    "20 passed, 1 failed",
    "the tests of 3 passed, 4 failed in prose do not count",
  ].join("\n");
  expect(addUp(log)).toEqual({ passed: 46, failed: 3, skipped: 1 });
});

test("a log without a test run adds up to zero", () => {
  expect(addUp("hello")).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
