/**
 * `pnpm offline [part of a name …]` tests that a listening mock lets nothing out. It combines every way to send a
 * request from Node with three versions of msw, with three networks (no proxy, a proxy in the environment, a proxy
 * agent) and with Node, jsdom and happy-dom. It uses the packed packages and a trap on loopback. While the mock
 * listens, each sender must be answered or refused in words, as promised, and nothing may reach the trap. After the
 * mock is closed, the same call must reach it. `--write` writes the table into the mocks' documentation.
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { freePort } from "../lib/free-port.ts";
import { mustRun, run } from "../lib/run.ts";
import { tool } from "../matrix/workspace.ts";
import { packAll } from "../release/pack.ts";
import { type CellResult, documentation, failuresOf, isRight, type SenderRow } from "./report.ts";

const folder = resolve(import.meta.dirname, "../../.offline");
const programs = join(import.meta.dirname, "programs");

const versions = ["2.10", "2.15", "3"];
const ways = ["plain", "environment", "agent"];
const environments = ["node", "node 20", "jsdom", "happy-dom"];

/** Installs the senders from the workspace's own lockfile, and the packed packages beside them. */
async function install(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, "workspace"), folder, { recursive: true });
  await mustRun("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder });
  const packed = await packAll(join(folder, "packed"));
  for (const version of versions) {
    const project = join(folder, `msw-${version}`);
    for (const { name, tarball } of packed) {
      const target = join(project, "node_modules", name);
      mkdirSync(target, { recursive: true });
      await mustRun("tar", ["-xzf", tarball, "--strip-components=1"], { cwd: target });
    }
    for (const file of readdirSync(programs)) copyFileSync(join(programs, file), join(project, file));
  }
}

async function runCell(msw: string, way: string, environment: string): Promise<CellResult> {
  const cwd = join(folder, `msw-${msw}`);
  const result = join(cwd, `${way}-${environment}.json`);
  const port = await freePort();
  const proxy = way === "environment" ? `http://proxy.test:${port}` : undefined;
  const env = {
    OFFLINE_WAY: way,
    OFFLINE_PORT: String(port),
    OFFLINE_RESULT: result,
    OFFLINE_ENVIRONMENT: environment,
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    http_proxy: proxy,
    https_proxy: proxy,
    NO_PROXY: undefined,
    no_proxy: undefined,
    NODE_USE_ENV_PROXY: proxy === undefined ? undefined : "1",
    NODE_TLS_REJECT_UNAUTHORIZED: undefined,
  };
  const isNode = environment.startsWith("node");
  const args = isNode ? ["node.mjs"] : ["node_modules/vitest/vitest.mjs", "run", "--root", "."];
  const node = environment === "node 20" ? join(await node20, ".bin/node") : process.execPath;
  const { code, output } = await run(node, args, { cwd, env, timeout: 120_000 });
  const rows = code === 0 ? (JSON.parse(readFileSync(result, "utf8")) as SenderRow[]) : [];
  return { msw, way, environment, rows, output };
}

await install();
const node20 = tool("node", "20");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const cells = versions
  .flatMap((msw) => ways.flatMap((way) => environments.map((environment) => ({ msw, way, environment }))))
  .filter(({ msw, way, environment }) => {
    const name = `msw ${msw} ${way} ${environment}`;
    return wanted.length === 0 || wanted.some((part) => name.includes(part));
  });

const results: CellResult[] = [];
const next = async (): Promise<void> => {
  for (let cell = cells.shift(); cell !== undefined; cell = cells.shift()) {
    const result = await runCell(cell.msw, cell.way, cell.environment);
    results.push(result);
    const failures = failuresOf(result);
    console.log(
      `${failures.length === 0 ? "ok  " : "FAIL"} msw ${cell.msw}, ${cell.way}, ${cell.environment}: ${result.rows.length} senders`,
    );
    for (const failure of failures) console.log(`     ${failure}`);
  }
};
// Two cells run at a time, because there are two cores.
await Promise.all([next(), next()]);

const text = documentation(results);
console.log(`\n${text}`);
if (process.argv.includes("--write")) writeFileSync("packages/mocks/docs/offline.md", text);
const rows = results.flatMap((result) => result.rows);
const passed = rows.filter(isRight).length;
const failed = results.reduce((sum, result) => sum + failuresOf(result).length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
