import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { freePort } from "../lib/free-port.ts";
import { mustRun, run } from "../lib/run.ts";
import { packOne } from "../release/pack.ts";
import { readContainerfile } from "./containerfile.ts";
import { type Emulator, startEmulator, startProgram } from "./emulator.ts";

const root = resolve(import.meta.dirname, "../..");
const file = readContainerfile(readFileSync(join(root, "packages/mocks/Containerfile"), "utf8"));

describe("the Containerfile", () => {
  test("starts from an exact version, runs without privileges, and names its port", () => {
    expect(file.from).toMatch(/^docker\.io\/library\/node:\d+\.\d+\.\d+-alpine$/);
    expect(file.user).toBe("node");
    expect(file.ports).toEqual(["4010"]);
  });

  describe("in an empty folder", () => {
    const folder = mkdtempSync(join(tmpdir(), "emulator-image-"));
    let emulator: Emulator;
    let port: number;

    beforeAll(async () => {
      const { tarball } = await packOne(join(root, "packages/mocks"), mkdtempSync(join(folder, "pack-")));
      const [pattern = ""] = file.copied;
      expect(basename(tarball)).toMatch(new RegExp(`^${pattern.replace("*", ".*")}$`));
      copyFileSync(tarball, join(folder, basename(tarball)));
      for (const step of file.run) await mustRun("sh", ["-c", step], { cwd: folder });
      port = await freePort();
      const [command = "", ...options] = file.command.map((word) => (word === "4010" ? String(port) : word));
      emulator = await startProgram(command, options, folder);
    });
    afterAll(async () => {
      await emulator?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test("installs the package and what it depends on, without msw", () => {
      const modules = readdirSync(join(folder, "node_modules"));
      expect(modules).toContain("@org");
      expect(modules).not.toContain("msw");
    });

    test("answers for e-conomic, with the page and with the small company", async () => {
      const url = `http://127.0.0.1:${port}`;
      const headers = { "x-appsecrettoken": "any", "x-agreementgranttoken": "grant" };
      const answer = await fetch(`${url}/restapi.e-conomic.com/customers`, { headers });
      const { pagination } = (await answer.json()) as { pagination: { results: number } };
      expect(pagination.results).toBeGreaterThan(0);
      expect(await (await fetch(`${url}/`)).text()).toContain("/page/app.js");
    });

    test("its health check succeeds while it runs, and fails if nothing answers", async () => {
      const check = (address: number) => {
        const [command = "", ...options] = file.healthCheck;
        return run(
          command,
          options.map((word) => word.replace("4010", String(address))),
        );
      };
      expect((await check(port)).code).toBe(0);
      expect((await check(await freePort())).code).toBe(1);
    });
  });
});

describe("the recipes", () => {
  const text = readFileSync(join(root, "packages/mocks/docs/containers.md"), "utf8");

  test("compose starts the image with valid options, and waits until it is healthy", async () => {
    const [, compose = ""] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const { services } = parse(compose) as { services: Record<string, Service> };
    const { economic, app } = services;
    expect(economic?.ports).toEqual(["127.0.0.1:4010:4010"]);
    expect(app?.depends_on).toEqual({ economic: { condition: "service_healthy" } });
    expect(file.healthCheck).not.toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), "emulator-compose-"));
    const options = (economic?.command ?? []).map((word) => word.replace("/emulator/data", folder));
    const emulator = await startEmulator(...options);
    const overview = (await (await fetch(`${emulator.url}/__mock`)).json()) as { persisted: boolean };
    await emulator.stop();
    rmSync(folder, { recursive: true });
    expect(overview.persisted).toBe(true);
  });

  test("every recipe names the image of a release, its port and its path", () => {
    const images = [...text.matchAll(/ghcr\.io\/org\/([\w-]+)/g)].map(([, image]) => image);
    expect(new Set(images)).toEqual(new Set(["visma-economic-mocks"]));
    expect(readFileSync(join(root, ".github/workflows/release.yml"), "utf8")).toContain(
      '"ghcr.io/$OWNER/visma-economic-mocks:$version"',
    );
    const recipes = [...text.matchAll(/```(csharp|java|python|php)\n([\s\S]*?)```/g)];
    expect(recipes.map(([, language]) => language)).toEqual(["csharp", "java", "python", "php"]);
    for (const [, , recipe] of recipes) expect(recipe).toMatch(/4010[\s\S]*\/restapi\.e-conomic\.com/);
  });
});

interface Service {
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: unknown;
}
