import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { serverFaults } from "../../packages/client/test/schedules/server-faults.ts";
import { type RunResult, run } from "../lib/run.ts";
import { runInChromium } from "./chromium.ts";
import type { Consumer, Context } from "./consumers.ts";
import { esbuild } from "./esbuild.ts";
import { runInWorkerd } from "./workerd.ts";
import { tool } from "./workspace.ts";

const schedules = resolve(import.meta.dirname, "../../packages/client/test/schedules");

/** The parts of the packed mocks' server that are used here. */
interface MocksForNode {
  startServer(settings: { port: number; mock: object }): Promise<{
    url: string;
    mock: { faults: { add(rule: { method: string; effect: object[] }): void } };
    close(): Promise<void>;
  }>;
}
let prepared: Promise<string> | undefined;

/** Makes one project for all runtimes, with the packed client and mocks, and the schedules beside the fixtures. */
async function prepare({ installed }: Context): Promise<string> {
  const project = await installed("schedules", { msw: "3.0.5" });
  cpSync(schedules, join(project, "schedules"), { recursive: true });
  return project;
}

/**
 * Runs a program while the packed mocks' server runs. The server answers writes with the random faults of the
 * schedules.
 */
async function besideServer(
  context: Context,
  program: (project: string, url: string) => Promise<RunResult>,
): Promise<RunResult> {
  prepared ??= prepare(context);
  const project = await prepared;
  const mocksFile = join(project, "node_modules/@org/visma-economic-mocks/dist/node.js");
  const { startServer } = (await import(pathToFileURL(mocksFile).href)) as MocksForNode;
  const mock = { seed: "company", rateLimit: false, cacheFailures: "none" };
  const server = await startServer({ port: 0, mock });
  for (const rule of serverFaults(3)) server.mock.faults.add(rule);
  try {
    return await program(project, server.url);
  } finally {
    await server.close();
  }
}

const shows = "RW and RL schedules";

/**
 * Makes a consumer that runs a program. The program's own modules are bundled, and the packages are imported from the
 * installation.
 */
const byProgram = (name: string, commandOf: () => Promise<string[]>): Consumer => ({
  name: `${name}, schedules`,
  shows,
  run: (context) =>
    besideServer(context, async (project, url) => {
      const [command = "", ...args] = await commandOf();
      const file = await esbuild(project, "schedules.mjs", "neutral", "external");
      return run(command, [...args, file], { cwd: project, env: { MOCKS_URL: url } });
    }),
});

const denoArguments = [
  "run",
  "--allow-net=127.0.0.1",
  "--allow-env",
  "--allow-read",
  "--node-modules-dir=manual",
];

/** Checks the properties of docs/contract.md on each runtime, without a test runner. */
export const schedulesConsumers: readonly Consumer[] = [
  byProgram("Node 20", async () => [join(await tool("node", "20"), ".bin/node")]),
  byProgram("Node 24", async () => [join(await tool("node", "24"), ".bin/node")]),
  byProgram("Bun", async () => [join(await tool("bun", "1.4.5"), ".bin/bun")]),
  byProgram("Deno", async () => [join(await tool("deno", "2.9.6"), ".bin/deno"), ...denoArguments]),
  {
    name: "workerd, schedules",
    shows,
    run: (context) =>
      besideServer(context, (project, url) =>
        runInWorkerd(project, url, { entry: "schedules.worker.js", platform: "browser" }),
      ),
  },
  {
    name: "Chromium, schedules",
    shows,
    run: (context) =>
      besideServer(context, (project, url) => runInChromium(project, url, { entry: "schedules.page.js" })),
  },
];
