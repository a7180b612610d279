/**
 * A registry on loopback that accepts our packages, and passes every other name on to the registry that npm is
 * configured for. It uses a temporary folder and has no accounts: everybody who can reach loopback may publish.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../lib/free-port.ts";
import { mustRun } from "../lib/run.ts";
import { waitForHttp } from "../lib/wait-for-http.ts";

const verdaccioVersion = "6.10.4";

export interface LocalRegistry {
  /** `http://127.0.0.1:<port>/` */
  url: string;
  /** Path of an npm user configuration that may publish to the registry. */
  userConfig: string;
  stop(): Promise<void>;
}

export async function startLocalRegistry(): Promise<LocalRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "local-registry-"));
  await installVerdaccio(folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const upstream = await npmSetting("registry");
  // The registry trusts the same certificates as npm, such as those of a company's proxy.
  const certificates = await npmSetting("cafile");
  writeFileSync(join(folder, "config.yaml"), configuration(folder, upstream));
  const child = spawn(
    process.execPath,
    [
      join(folder, "node_modules/verdaccio/bin/verdaccio"),
      "--config",
      join(folder, "config.yaml"),
      "--listen",
      String(port),
    ],
    {
      cwd: folder,
      stdio: "ignore",
      env: certificates === "null" ? process.env : { NODE_EXTRA_CA_CERTS: certificates, ...process.env },
    },
  );
  await waitForHttp(`${url}-/ping`);
  const userConfig = join(folder, "npmrc");
  // npm refuses to publish without a token; this registry accepts any.
  writeFileSync(userConfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=anybody\n`);
  return { url, userConfig, stop: () => stop(child, folder) };
}

/** Returns a setting of npm; the text "null" if it is not set. */
async function npmSetting(name: string): Promise<string> {
  return (await mustRun("npm", ["config", "get", name])).trim().split("\n").at(-1) ?? "";
}

async function installVerdaccio(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    // The override is needed because verdaccio depends on a version of node-fetch that npm cannot resolve.
    JSON.stringify({
      private: true,
      dependencies: { verdaccio: verdaccioVersion },
      overrides: { "node-fetch": "2.7.0" },
    }),
  );
  await mustRun("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
}

function configuration(folder: string, upstream: string): string {
  return `storage: ${folder}/storage
uplinks:
  upstream:
    url: ${upstream}
    maxage: 60m
    # By default, two failed requests close the way to the registry for five minutes, and every package is a 404.
    timeout: 60s
    max_fails: 100
    fail_timeout: 1s
packages:
  "@org/*":
    access: $all
    publish: $all
    unpublish: $all
  "**":
    access: $all
    proxy: upstream
log: { type: file, path: ${folder}/verdaccio.log, level: warn }
`;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
  rmSync(folder, { recursive: true, force: true });
}
