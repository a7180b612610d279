import { expect, test } from "vitest";
import { Tally } from "./tally.ts";

test("counts N of N for each category and names the misses", () => {
  const tally = new Tally();
  tally.count("paths", "/a", true);
  tally.count("paths", "/b", false);
  tally.same("limits", "/a number", 10, 11);
  expect(tally.table).toBe("paths   1 of 2\nlimits  0 of 1");
  expect(tally.misses).toEqual(["paths: /b", "limits: /a number: published 10, found 11"]);
});
