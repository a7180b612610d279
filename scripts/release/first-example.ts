import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../lib/free-port.ts";
import { mustRun } from "../lib/run.ts";
import { waitForHttp } from "../lib/wait-for-http.ts";
import type { LocalRegistry } from "./local-registry.ts";
import type { Packed } from "./pack.ts";

/** Returns the first TypeScript block of a Markdown text. */
export function firstExample(markdown: string): string {
  const block = /^```ts\n([\s\S]*?)^```/m.exec(markdown)?.[1];
  if (block === undefined) throw new Error("The README has no TypeScript example.");
  return block;
}

/** Installs the client from `registry` into a new project, compiles the README's first example and runs it. */
export async function tryFirstExample(registry: LocalRegistry, packed: readonly Packed[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "from-nothing-"));
  const npm = (...args: string[]) =>
    mustRun("npm", [...args, "--no-audit", "--no-fund", "--userconfig", registry.userConfig], {
      cwd: folder,
    });
  try {
    await mustRun("npm", ["init", "-y"], { cwd: folder });
    await mustRun("npm", ["pkg", "set", "type=module"], { cwd: folder });
    await npm("install", "@org/visma-economic");
    await npm(
      "install",
      "--save-dev",
      "@org/visma-economic-mocks",
      "msw@3.0.5",
      "typescript@7.0.2",
      "@types/node@24",
    );
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const expected = packed.find(({ name }) => name === "@org/visma-economic")?.version;
    if (manifest.dependencies["@org/visma-economic"] !== `^${expected}`) {
      throw new Error(`npm installed ${manifest.dependencies["@org/visma-economic"]}, not ^${expected}.`);
    }
    writeFileSync(
      join(folder, "example.ts"),
      firstExample(readFileSync("packages/client/README.md", "utf8")),
    );
    const strict = [
      "--strict",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--skipLibCheck",
      "false",
      "--types",
      "node",
    ];
    await mustRun(join(folder, "node_modules/.bin/tsc"), [...strict, "example.ts"], { cwd: folder });
    console.log(await runAgainstMocks(folder, "example.js"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAgainstMocks(folder: string, file: string): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const mocks = spawn(
    join(folder, "node_modules/.bin/visma-economic-mocks"),
    ["--port", String(port), "--seed", "company"],
    {
      stdio: "ignore",
    },
  );
  try {
    await waitForHttp(url);
    return await mustRun(process.execPath, [file], {
      cwd: folder,
      env: {
        ECONOMIC_APP_SECRET_TOKEN: "example-secret",
        ECONOMIC_AGREEMENT_GRANT_TOKEN: "example-grant",
        ECONOMIC_REST_URL: `${url}/restapi.e-conomic.com`,
        ECONOMIC_APIS_URL: `${url}/apis.e-conomic.com`,
      },
    });
  } finally {
    mocks.kill("SIGTERM");
  }
}
