import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import names from "../internal-names.json" with { type: "json" };

/** The names of an API report's properties and methods; those of parameters are nobody's but the function's own. */
const membersOf = (report: string) =>
  [...report.matchAll(/(?:^|[{;])\s*(?:(?:readonly|static|get|set) )*(\w+)\??[:(<]/gm)].map(
    ([, name]) => name,
  );

// The build shortens these properties: whoever met one from outside would find it gone.
test.each(["visma-economic", "visma-economic.webhooks"])(
  "no internal name is in the public API of %s",
  (report) => {
    const api = readFileSync(new URL(`../../../docs/api/${report}.api.md`, import.meta.url), "utf8");
    const members = new Set(membersOf(api));
    expect(members.size).toBeGreaterThan(10);
    expect(names.filter((name) => members.has(name))).toEqual([]);
  },
);
