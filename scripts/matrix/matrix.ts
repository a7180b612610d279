/**
 * `pnpm matrix [name …]` packs the packages, publishes them to a registry on loopback, installs them from there, and
 * runs the same smoke program in every kind of consumer against the mocks' HTTP server. It prints a table; `--write`
 * also writes it to docs/matrix.md.
 */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../lib/free-port.ts";
import { waitForHttp } from "../lib/wait-for-http.ts";
import { startLocalRegistry } from "../release/local-registry.ts";
import { packAll } from "../release/pack.ts";
import { publishTo } from "../release/publish.ts";
import { consumers as clientConsumers } from "./consumers.ts";
import { mocksConsumers } from "./mocks-consumers.ts";
import { openapiConsumers } from "./openapi-consumers.ts";
import { schedulesConsumers } from "./schedules-consumers.ts";
import { type Row, table } from "./table.ts";
import { project } from "./workspace.ts";

const consumers = [...clientConsumers, ...schedulesConsumers, ...mocksConsumers, ...openapiConsumers];
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const chosen = consumers.filter(
  ({ name }) => wanted.length === 0 || wanted.some((one) => name.includes(one)),
);
if (chosen.length === 0) {
  throw new Error(
    `There is no consumer called ${wanted.join(", ")}. Choose from: ${consumers.map((one) => one.name).join(", ")}.`,
  );
}

const registry = await startLocalRegistry();
const packed = await packAll();
await publishTo(registry, packed);
const versions = Object.fromEntries(packed.map(({ name, version }) => [name, version]));
const clientVersion = versions["@org/visma-economic"] ?? "latest";
const consumer = await project(
  "consumer",
  {
    "@org/visma-economic": clientVersion,
    "@org/visma-economic-openapi": versions["@org/visma-economic-openapi"] ?? "latest",
    "@types/node": "24.19.2",
  },
  registry.userConfig,
);
const mocksVersion = versions["@org/visma-economic-mocks"] ?? "latest";
const mocks = await project(
  "mocks",
  { "@org/visma-economic-mocks": mocksVersion, msw: "3.0.5" },
  registry.userConfig,
);
const installed = (name: string, dependencies: Record<string, string>) =>
  project(
    name,
    { "@org/visma-economic": clientVersion, "@org/visma-economic-mocks": mocksVersion, ...dependencies },
    registry.userConfig,
  );

const port = await freePort();
const mocksUrl = `http://127.0.0.1:${port}`;
const server = spawn(
  process.execPath,
  [join(mocks, "node_modules/.bin/visma-economic-mocks"), "--port", String(port), "--seed", "company"],
  { cwd: mocks, stdio: ["ignore", "ignore", "inherit"] },
);
const rows: Row[] = [];
try {
  await waitForHttp(mocksUrl);
  for (const { name, shows, run } of chosen) {
    const { code, output } = await run({ project: consumer, mocksUrl, installed }).catch(
      (error: unknown) => ({
        code: 1,
        output: String(error),
      }),
    );
    rows.push({ name, shows, passed: code === 0 });
    console.log(`${code === 0 ? "ok  " : "FAIL"} ${name}`);
    if (code !== 0) console.log(output.trim().slice(0, 4000));
  }
} finally {
  server.kill("SIGTERM");
  await registry.stop();
}

const text = table(rows);
console.log(`\n${text}`);
if (process.argv.includes("--write")) {
  mkdirSync("docs", { recursive: true });
  const today = new Date().toISOString().slice(0, 10);
  const heading =
    "# Where the client runs\n\nThe packed client, installed from a registry, ran the same smoke program in each of these; the packed mocks and documents have programs of their own,";
  const note = `The rows of schedules hold the client to [the contract](contract.md): listings, options and writes against the packed mocks in
the same program, and writes over real connections to a server that loses answers. In workerd, which cannot compile the
mocks' checks of bodies, writes go to that server only, and updates are left out.`;
  writeFileSync(
    "docs/matrix.md",
    `${heading} on ${today} (\`pnpm matrix --write\`).\n\n${note}\n\n${text}\n`,
  );
}
const failed = rows.filter(({ passed }) => !passed).length;
console.log(`\n${rows.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
