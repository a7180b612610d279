import { join } from "node:path";
import { run } from "../lib/run.ts";
import { runInChromium } from "./chromium.ts";
import type { Consumer } from "./consumers.ts";
import { tool } from "./workspace.ts";

/** The packed mocks and client in a project of their own, with a test runner and one of the supported majors of msw. */
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
