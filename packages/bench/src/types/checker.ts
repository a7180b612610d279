/** Measures how long TypeScript takes to check a file of calls of the whole client, with `scripts/type-speed.ts`. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Figure } from "../lib/figure.ts";
import { report } from "../lib/report.ts";
import { readSpeeds } from "./read-speeds.ts";

/** The limits in seconds, by major version of TypeScript. */
const limits: Readonly<Record<string, number>> = { 7: 0.6, 5: 2 };

const script = fileURLToPath(new URL("../../../../scripts/type-speed.ts", import.meta.url));
const output = execFileSync(process.execPath, [script], { encoding: "utf8" });
report(
  ...readSpeeds(output).map(({ version, what, seconds }): Figure => {
    const limit = what === "this client" ? limits[version.split(".")[0] ?? ""] : undefined;
    const name = `types: tsc ${version} over ${what}`;
    return { name, unit: "s", values: [seconds], ...(limit !== undefined && { limit }) };
  }),
);
