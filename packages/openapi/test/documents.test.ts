import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { services } from "@org/visma-economic-openapi";
import rest from "@org/visma-economic-openapi/rest.json" with { type: "json" };
import { expect, onTestFinished, test } from "vitest";
import { dist, documents, operations } from "./documents.ts";

const execute = promisify(execFile);
const root = resolve(import.meta.dirname, "../../..");

test("each document of specs/ has an entry, a JSON file and a member of services", () => {
  const sources = readdirSync(join(root, "specs"))
    .filter((name) => /^(?!common|redocly)[^.].*[.]yaml$/.test(name))
    .map((name) => name.replace(".yaml", ""));
  expect(
    Object.values(services)
      .map(({ document }) => document)
      .sort(),
  ).toEqual(sources.sort());
  const manifest = readFileSync(resolve(import.meta.dirname, "../package.json"), "utf8");
  const entries = Object.keys((JSON.parse(manifest) as { exports: object }).exports);
  const expected = sources.flatMap((name) => [`./${name}`, `./${name}.json`]);
  expect(entries.sort()).toEqual([".", "./package.json", ...expected].sort());
});

test("services has the versions and URLs of the documents", () => {
  for (const { document, service, version, url } of Object.values(services)) {
    const { info, servers, openapi } = documents.get(document) ?? {};
    expect([openapi, info?.["x-service"], info?.version, servers?.[0]?.url]).toEqual([
      expect.stringMatching(/^3\.1\.\d+$/),
      service,
      version,
      url,
    ]);
  }
});

test("a program imports a document as JSON", () => {
  expect([rest.info.title, Object.hasOwn(rest.paths, "/customers")]).toEqual(["e-conomic REST", true]);
});

test("no reference leaves its document", () => {
  for (const [name, document] of documents) {
    const references = JSON.stringify(document).match(/"\$ref":"[^"]*"/g) ?? [];
    expect([name, references.filter((reference) => !reference.startsWith('"$ref":"#/'))]).toEqual([name, []]);
  }
});

test("the types have every operation of the documents", () => {
  for (const [name] of documents) {
    const types = readFileSync(join(dist, `${name}.d.ts`), "utf8");
    const missing = operations
      .filter((operation) => operation.name.startsWith(`${name} `))
      .filter(({ operation }) => !types.includes(`operations["${operation.operationId}"]`));
    expect([name, missing]).toEqual([name, []]);
  }
});

test("every document passes Redocly's recommended rules", async () => {
  const folder = mkdtempSync(join(tmpdir(), "openapi-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, "redocly.yaml");
  // Published schemas that no operation uses stay, because the documents hold what is published. Redocly refuses
  // examples whose PUT selects its record by a key that is published as read-only, so examples.test.ts checks the
  // examples.
  const rules = { "no-unused-components": "off", "no-invalid-media-type-examples": "off" };
  writeFileSync(config, JSON.stringify({ telemetry: "off", extends: ["recommended-strict"], rules }));
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
    "bin/cli.js",
  );
  const files = [...documents.keys()].map((name) => join(dist, `${name}.json`));
  const lint = await execute(process.execPath, [cli, "lint", "--config", config, ...files]).catch(
    (error: { stderr: string }) => error,
  );
  expect(lint.stderr).toContain("Your API descriptions are valid");
});
