import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { bodiesPage } from "../scripts/bodies-page.ts";

test("the page of bodies shows today's examples of the specifications", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../client/docs/bodies.md"), "utf8");
  expect(page, "Run pnpm --filter @org/examples bodies").toBe(bodiesPage());
});
