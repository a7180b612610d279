import { readFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumFlags, chromiumPath, installChromium } from "../lib/chromium.ts";
import type { RunResult } from "../lib/run.ts";
import { esbuild } from "./esbuild.ts";
import { tool } from "./workspace.ts";

interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
}
interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}
interface Playwright {
  chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}

/** The contents of a page. */
interface PageOptions {
  /** The fixture to bundle. Default: the smoke program. */
  entry?: string;
  /** Further scripts that the page may load: paths in the project by their names on the server. */
  scripts?: Record<string, string>;
}

/** Runs a fixture in a page of headless Chromium. The server of the page passes all other calls on to the mocks. */
export async function runInChromium(
  project: string,
  mocksUrl: string,
  { entry = "browser.js", scripts = {} }: PageOptions = {},
): Promise<RunResult> {
  const missing = await installChromium();
  if (missing !== undefined) return { code: 1, output: missing };
  const bundle = join(project, await esbuild(project, entry, "browser"));
  const playwrightFile = join(await tool("playwright-core", "1.65.1"), "playwright-core/index.mjs");
  const playwright = (await import(pathToFileURL(playwrightFile).href)) as Playwright;
  const files = Object.entries(scripts).map(([name, file]) => [name, join(project, file)] as const);
  const server = await serve(new Map([["/bundle.js", bundle], ...files]), mocksUrl);
  const browser = await playwright.chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { code: 0, output: String(await page.evaluate("globalThis.result")) };
  } catch (error) {
    return { code: 1, output: String(error) };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

function serve(scripts: ReadonlyMap<string, string>, mocksUrl: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === "/") {
      outgoing.setHeader("content-type", "text/html");
      outgoing.end('<!doctype html><title>smoke</title><script type="module" src="/bundle.js"></script>');
      return;
    }
    const script = scripts.get(incoming.url ?? "");
    if (script !== undefined) {
      outgoing.setHeader("content-type", "text/javascript");
      outgoing.end(readFileSync(script));
      return;
    }
    const onward = request(
      `${mocksUrl}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
