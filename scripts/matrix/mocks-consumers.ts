import { join } from "node:path";
import { run } from "../lib/run.ts";
import { runInChromium } from "./chromium.ts";
import type { Consumer } from "./consumers.ts";
import { tool } from "./workspace.ts";

/**
 * Runs Jest without flags, as `npx jest` does, in a fixture folder that is a CommonJS project. msw is 2.10, because
 * 2.11 and later need packages that are ES modules only, which Jest cannot load without a transform.
 */
const jest = (
  name: string,
  folder: string,
  shows: string,
  dependencies: Record<string, string>,
): Consumer => ({
  name,
  shows,
  run: async ({ installed }) => {
    const project = await installed(`mocks-${folder}`, { msw: "2.10.5", jest: "30.2.0", ...dependencies });
    const cwd = join(project, folder);
    return run(process.execPath, [join(project, "node_modules/jest/bin/jest.js")], { cwd });
  },
});
const tsJest = {
  "ts-jest": "29.4.15",
  typescript: "5.9.3",
  "@types/jest": "30.0.0",
  "@types/node": "24.19.2",
};

/** Projects with the packed mocks and client, a test runner and a supported major version of msw. */
export const mocksConsumers: readonly Consumer[] = [
  {
    name: "mocks under Vitest",
    shows: "useEconomicMock(), msw 3",
    run: async ({ installed }) => {
      const project = await installed("mocks-vitest", { msw: "3.0.5", vitest: "5.1.1", vite: "8.3.8" });
      return run(join(project, "node_modules/.bin/vitest"), ["run", "--config", "mocks.vitest.config.mjs"], {
        cwd: project,
      });
    },
  },
  {
    name: "mocks under Jest",
    shows: "ES modules, msw 2.15",
    run: async ({ installed }) => {
      const project = await installed("mocks-jest", { msw: "2.15.0", jest: "30.2.0" });
      return run(
        process.execPath,
        [
          "--experimental-vm-modules",
          join(project, "node_modules/jest/bin/jest.js"),
          "--config",
          "mocks.jest.config.mjs",
        ],
        { cwd: project },
      );
    },
  },
  jest("Jest without flags", "jest", "CommonJS require(), msw 2.10", {}),
  jest("ts-jest", "ts-jest", "node10, msw 2.10", tsJest),
  jest("NestJS's default test", "nest", "NestJS 11, nodenext, msw 2.10", {
    ...tsJest,
    "@nestjs/common": "11.2.10",
    "@nestjs/core": "11.2.10",
    "@nestjs/platform-express": "11.2.10",
    "@nestjs/testing": "11.2.6",
    "reflect-metadata": "0.2.2",
    rxjs: "7.8.2",
  }),
  {
    name: "mocks under node:test",
    shows: "listen(), Node 20, msw 2.10",
    run: async ({ installed }) => {
      const project = await installed("mocks-node-test", { msw: "2.10.0" });
      return run(join(await tool("node", "20"), ".bin/node"), ["--test", "mocks.node-test.mjs"], {
        cwd: project,
      });
    },
  },
  {
    name: "mocks in a browser",
    shows: "start(), msw 3's worker",
    run: async ({ installed, mocksUrl }) => {
      const project = await installed("mocks-browser", { msw: "3.0.5" });
      return runInChromium(project, mocksUrl, {
        entry: "mocks.browser.js",
        scripts: { "/mockServiceWorker.js": "node_modules/msw/lib/mockServiceWorker.js" },
      });
    },
  },
];
