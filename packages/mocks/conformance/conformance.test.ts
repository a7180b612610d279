/** Runs the checks on the mocks and, with `ECONOMIC_LIVE=1` and tokens, on a real agreement. */
import { describe, test } from "vitest";
import { runCheck, suits } from "./check.ts";
import { checks } from "./checks/index.ts";
import { recording, save } from "./recorder.ts";
import { isLive, liveTarget, mockTarget } from "./target.ts";

describe("the mocks", () => {
  test.each(checks)("$name", async (check) => runCheck(check, mockTarget()));
});

if (isLive(process.env)) {
  const live = liveTarget(process.env);
  describe(live.demo ? "the demo agreement" : "a live agreement", () => {
    test.each(checks.filter((check) => suits(check, live)))(
      "$name",
      async (check) => {
        const { target, recorded } = recording(live);
        await runCheck(check, target);
        if (process.env.ECONOMIC_RECORD === "1") save(check.name, recorded);
      },
      // Some recorded answers took more than a minute (S-17).
      300_000,
    );
  });
}
