/**
 * `pnpm --filter @org/examples bodies` writes the page of bodies again, after a change of the specifications or their
 * examples.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { bodiesPage } from "./bodies-page.ts";

writeFileSync(resolve(import.meta.dirname, "../../client/docs/bodies.md"), bodiesPage());
