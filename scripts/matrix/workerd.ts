import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../lib/free-port.ts";
import type { RunResult } from "../lib/run.ts";
import { waitForHttp } from "../lib/wait-for-http.ts";
import { esbuild } from "./esbuild.ts";
import { tool } from "./workspace.ts";

/** The contents of a worker. */
interface WorkerOptions {
  /** The fixture to bundle. Default: the smoke program. */
  entry?: string;
  /** The platform for which esbuild resolves the packages. Default: "neutral". */
  platform?: "neutral" | "browser";
}

/** Serves a fixture from workerd and requests it once. */
export async function runInWorkerd(
  project: string,
  mocksUrl: string,
  { entry = "worker.js", platform = "neutral" }: WorkerOptions = {},
): Promise<RunResult> {
  const bundle = await esbuild(project, entry, platform);
  const port = await freePort();
  writeFileSync(join(project, "workerd.capnp"), configuration(bundle, port, mocksUrl));
  const child = spawn(
    join(await tool("workerd", "1.20261117.1"), ".bin/workerd"),
    ["serve", "workerd.capnp"],
    {
      cwd: project,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  try {
    const url = `http://127.0.0.1:${port}/`;
    // Wait at another path, because "/" runs the fixture's program.
    await waitForHttp(`${url}ready`);
    const answer = await fetch(url);
    return { code: answer.ok ? 0 : 1, output: `${await answer.text()}\n${log}` };
  } catch (error) {
    return { code: 1, output: `${String(error)}\n${log}` };
  } finally {
    child.kill("SIGKILL");
  }
}

function configuration(bundle: string, port: number, mocksUrl: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .smoke), (name = "internet", network = (allow = ["public", "private", "local"]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const smoke :Workerd.Worker = (
  modules = [(name = "smoke", esModule = embed "${bundle}")],
  bindings = [(name = "MOCKS_URL", text = "${mocksUrl}")],
  compatibilityDate = "2026-01-01"
);
`;
}
