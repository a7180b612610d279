import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const script = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const children: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a real process. `until` resolves when its output matches, and `ended` when it has ended. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args]);
  children.push(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended: Promise<Outcome> = once(child, "close").then(([code]) => ({
    code: code as number | null,
    out,
    err,
  }));
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(out)?.[1];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${out}${err}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, ended, until };
}

const address = /on (http:\S+) /;

describe("visma-economic-mocks", () => {
  test("serves until SIGTERM, then ends cleanly", async () => {
    const { child, ended, until } = run("--port", "0", "--seed", "company");
    const url = await until(address);
    expect(new URL(url).hostname).toBe("127.0.0.1");
    const answer = await fetch(`${url}/restapi.e-conomic.com/customers?pagesize=1`, {
      headers: { "X-AppSecretToken": "demo", "X-AgreementGrantToken": "demo" },
    });
    const page = (await answer.json()) as { collection: { self: string }[] };
    expect([
      answer.status,
      page.collection[0]?.self.startsWith(`${url}/restapi.e-conomic.com/customers/`),
    ]).toEqual([200, true]);
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, err: "" });
    await expect(fetch(url)).rejects.toThrow(TypeError);
  });

  test("finishes running requests when it is told to stop", async () => {
    const { child, ended, until } = run("--port=0", "--latency=400");
    const url = await until(address);
    const answer = fetch(`${url}/restapi.e-conomic.com/units`, {
      headers: { "X-AppSecretToken": "a", "X-AgreementGrantToken": "b" },
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill("SIGINT");
    expect((await answer).status).toBe(200);
    expect((await ended).code).toBe(0);
  });

  test("starts its clock at the given time", async () => {
    const { until } = run("--port=0", "--now=2026-03-01T12:00:00Z");
    const clock = await (await fetch(`${await until(address)}/__mock/clock`)).json();
    expect(clock).toMatchObject({ now: expect.stringMatching(/^2026-03-01T12:00:/), running: true });
  });

  test("exits with 1 and one line if the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, out, err } = await run("--port", String(port)).ended;
    other.close();
    expect({ code, out, err }).toEqual({
      code: 1,
      out: "",
      err: `visma-economic-mocks: Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another with --port (0 takes any free one).\n`,
    });
  });

  test("exits with 2 for bad flags, and prints what is wrong and the usage", async () => {
    const { code, out, err } = await run("--sead", "company").ended;
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^visma-economic-mocks: .*--sead[\s\S]*Usage: visma-economic-mocks \[options\]/);
  });

  test("--help and --version", async () => {
    const [help, version] = await Promise.all([run("--help").ended, run("--version").ended]);
    expect(help).toMatchObject({ code: 0, err: "", out: expect.stringContaining("--seed <name or file>") });
    expect(version).toEqual({ code: 0, err: "", out: `${manifest.version}\n` });
  });

  test("is the package's command", () => {
    expect(manifest.bin).toEqual({ "visma-economic-mocks": "dist/cli.js" });
  });
});
