/** Measures the bytes that the client adds to a bundle, with its dependency, minified by esbuild and gzipped. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Sizes } from "./decide.ts";

const client = resolve(import.meta.dirname, "../../packages/client");

async function bundled(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: client, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["node:*"],
    write: false,
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

const callsAndListings = `
  import { createEconomic, isEconomicError } from "./dist/index.js";
  globalThis.run = async (tokens) => {
    const economic = createEconomic(tokens);
    try {
      for await (const one of economic.customers.list("/Customers", { filter: { customerNumber: { gte: 1 } } })) console.log(one);
    } catch (error) { if (!isEconomicError(error)) throw error; }
  };`;

/** Imports every export of these entries by name. A namespace object would add the names to the size. */
async function everythingOf(...entries: string[]): Promise<string> {
  const lines = entries.map(async (entry) => {
    const names = Object.keys(await import(join(client, "dist", `${entry}.js`)));
    const own = names.map((name) => `${name} as ${entry}_${name}`);
    return `import { ${own} } from "./dist/${entry}.js"; globalThis.${entry} = [${names.map((name) => `${entry}_${name}`)}];`;
  });
  return (await Promise.all(lines)).join("\n");
}

/**
 * Returns the entries that have code. The entries of services in `dist/generated/` are types with a few constants.
 */
function otherEntries(): string[] {
  const { exports } = JSON.parse(readFileSync(join(client, "package.json"), "utf8")) as {
    exports: Record<string, string | { default: string }>;
  };
  return Object.values(exports).flatMap((target) => {
    const [, entry] =
      /^\.\/dist\/([\w-]+)\.js$/.exec(typeof target === "string" ? target : target.default) ?? [];
    return entry === undefined || entry === "index" ? [] : [entry];
  });
}

/** Measures each entry: only calls and listings, all of the main entry, and all of it with each other entry. */
export async function measure(): Promise<Sizes> {
  const sizes: Record<string, number> = {
    calls: await bundled(callsAndListings),
    everything: await bundled(await everythingOf("index")),
  };
  for (const entry of otherEntries()) sizes[entry] = await bundled(await everythingOf("index", entry));
  return sizes;
}
