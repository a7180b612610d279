/** Starts a PostgreSQL and a Redis from Debian's packages, on this machine and for this run only. */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../lib/free-port.ts";

export interface Server {
  url: string;
  stop(): void;
}

const postgresFolder = "/usr/lib/postgresql";

/** Installs the missing servers. It needs root, as in CI. */
export function installServers(): void {
  if (existsSync(postgresFolder) && existsSync("/usr/bin/redis-server")) return;
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { stdio: "inherit", env: environment } as const;
  execFileSync("apt-get", ["update", "-qq"], options);
  execFileSync(
    "apt-get",
    ["install", "-qq", "-y", "--no-install-recommends", "postgresql", "redis-server"],
    options,
  );
}

/** Runs a command as the user postgres, because PostgreSQL refuses to run as root. */
const asPostgres = (command: string, ...words: string[]): [string, string[]] =>
  process.getuid?.() === 0 ? ["runuser", ["-u", "postgres", "--", command, ...words]] : [command, words];

export async function startPostgres(): Promise<Server> {
  const [version = ""] = readdirSync(postgresFolder).sort((a, b) => Number(b) - Number(a));
  const bin = join(postgresFolder, version, "bin");
  const folder = mkdtempSync(join(tmpdir(), "once-postgres-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  execFileSync(...asPostgres(join(bin, "initdb"), "-D", data, "-U", "postgres", "--auth", "trust"), {
    stdio: "ignore",
    cwd: folder,
  });
  const port = await freePort();
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  const control = (...words: string[]) =>
    execFileSync(...asPostgres(join(bin, "pg_ctl"), "-D", data, "-w", ...words), {
      stdio: "ignore",
      cwd: folder,
    });
  control("-o", settings, "-l", join(folder, "log"), "start");
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      control("-m", "immediate", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts a Redis.
 *
 * @param settings the server's settings. Default: those that `redisStore` requires.
 */
export async function startRedis(
  settings = ["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"],
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "once-redis-"));
  const port = await freePort();
  const words = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", "", ...settings];
  const child = spawn("redis-server", words, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text) => {
      if (`${text}`.includes("Ready to accept connections")) resolve();
    });
    child.on("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop() {
      child.removeAllListeners();
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
