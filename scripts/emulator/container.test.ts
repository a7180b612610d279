import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../lib/free-port.ts";
import { mustRun, run } from "../lib/run.ts";
import { packOne } from "../release/pack.ts";
import { readContainerfile } from "./containerfile.ts";
import { type Emulator, startProgram } from "./emulator.ts";

const root = resolve(import.meta.dirname, "../..");
const file = readContainerfile(readFileSync(join(root, "packages/mocks/Containerfile"), "utf8"));

describe("the Containerfile", () => {
  test("starts from an exact version, runs as nobody special, and names its port", () => {
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

    test("its health check succeeds while it runs, and fails where nothing answers", async () => {
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
