/**
 * `pnpm bench [client] [mocks] [memory] [types]` measures everything, or the groups that are named, and prints one
 * Markdown table. It exits with 1 if a median is over its limit. Run `pnpm build` first.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { isOver, markdownTable, pooled } from "./lib/figure.ts";
import { readReport } from "./lib/report.ts";

interface Measurement {
  readonly group: string;
  readonly script: string;
  readonly args?: readonly string[];
  /** How many processes each measurement runs in, because the engine compiles the code differently in each. */
  readonly processes: number;
}

const measurements: readonly Measurement[] = [
  { group: "client", script: "client/overhead.ts", processes: 3 },
  { group: "mocks", script: "mocks/one-entity.ts", args: ["msw"], processes: 3 },
  { group: "mocks", script: "mocks/one-entity.ts", args: ["msw-2"], processes: 3 },
  { group: "mocks", script: "mocks/large-listing.ts", processes: 3 },
  { group: "mocks", script: "mocks/start.ts", processes: 15 },
  { group: "memory", script: "memory/million-items.ts", processes: 1 },
  { group: "types", script: "types/checker.ts", processes: 1 },
];

const groups = [...new Set(measurements.map(({ group }) => group))];
const wanted = process.argv.slice(2).filter((argument) => argument !== "--");
for (const name of wanted)
  if (!groups.includes(name))
    throw new Error(`There is no group "${name}". Choose from ${groups.join(", ")}.`);
for (const name of ["client", "mocks"])
  if (!existsSync(new URL(`../../${name}/dist/index.js`, import.meta.url)))
    throw new Error(`There is no packages/${name}/dist. Run pnpm build first.`);

const figures = measurements
  .filter(({ group }) => wanted.length === 0 || wanted.includes(group))
  .flatMap(({ script, args = [], processes }) =>
    Array.from({ length: processes }, (_, index) => {
      console.error(`${script} ${args.join(" ")} (${index + 1} of ${processes})`);
      return measure(script, args);
    }).flat(),
  );
const all = pooled(figures);
const judged = all.filter(({ limit }) => limit !== undefined);
const over = judged.filter(isOver);
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? "unknown"}\n`);
console.log(markdownTable([...judged, ...all.filter(({ limit }) => limit === undefined)]));
console.log(`\n${judged.length - over.length} within their limits, ${over.length} over`);
process.exitCode = over.length === 0 ? 0 : 1;

function measure(script: string, args: readonly string[]) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, [path, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stdout}`);
  return readReport(stdout);
}
