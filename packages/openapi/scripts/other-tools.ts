/**
 * `pnpm openapi:tools` makes a client from every document with a generator that others maintain, Hey API's
 * openapi-ts. It checks that the clients compile, and uses one of them against the mocks. The generator has its own
 * lockfile, and only this program installs it.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { services } from "@org/visma-economic-openapi";

const here = resolve(import.meta.dirname, "../other-tools");
const output = join(here, "generated");

function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: here, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
}

run("pnpm", ["install", "--ignore-workspace", "--frozen-lockfile", "--prefer-offline"]);
rmSync(output, { recursive: true, force: true });
const programs = join(here, "node_modules/.bin");
for (const { document } of Object.values(services)) {
  const input = resolve(here, "../dist", `${document}.json`);
  run(join(programs, "openapi-ts"), [
    "--file",
    "openapi-ts.config.ts",
    "--input",
    input,
    "--output",
    join(output, document),
  ]);
}
run(join(programs, "tsc"), ["-p", here]);

const { getCustomer } = (await import(join(output, "javascript/customers/sdk.gen.js"))) as {
  getCustomer(call: object): Promise<{ data?: { customerNumber?: number } }>;
};
const mock = createEconomicMock({ seed: "company" });
mock.listen();
const headers = { "X-AppSecretToken": "any", "X-AgreementGrantToken": "any" };
const { data } = await getCustomer({ path: { number: 1 }, headers });
mock.close();
if (data?.customerNumber !== 1) throw new Error(`Customer 1 was not read: got ${JSON.stringify(data)}.`);
console.log(`${Object.keys(services).length} passed, 0 failed`);
