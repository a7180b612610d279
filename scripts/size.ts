/**
 * `pnpm size`: what a consumer's bundle pays for the client, minified and gzipped, the dependency included; and what
 * the package weighs on disk. Fails above the limits.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

interface Limit {
  name: string;
  bytes: number;
  limit: number;
}

const client = resolve(import.meta.dirname, "../packages/client");

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

function weigh(folder: string, wanted: (name: string) => boolean): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
}

const callsAndListings = `
  import { createEconomic, isEconomicError } from "./dist/index.js";
  globalThis.run = async (tokens) => {
    const economic = createEconomic(tokens);
    try {
      for await (const one of economic.customers.list("/Customers", { filter: { customerNumber: { gte: 1 } } })) console.log(one);
    } catch (error) { if (!isEconomicError(error)) throw error; }
  };`;
/** Everything that an entry exports, each by its name: a namespace as a value would count the names as well. */
async function everythingOf(...entries: string[]): Promise<string> {
  const lines = entries.map(async (entry) => {
    const names = Object.keys(await import(join(client, "dist", `${entry}.js`)));
    const own = names.map((name) => `${name} as ${entry}_${name}`);
    return `import { ${own} } from "./dist/${entry}.js"; globalThis.${entry} = [${names.map((name) => `${entry}_${name}`)}];`;
  });
  return (await Promise.all(lines)).join("\n");
}

const limits: Limit[] = [
  { name: "calls and listings, min + gzip", bytes: await bundled(callsAndListings), limit: 9_000 },
  { name: "everything, min + gzip", bytes: await bundled(await everythingOf("index")), limit: 15_000 },
  {
    name: "everything and the webhooks entry, min + gzip",
    bytes: await bundled(await everythingOf("index", "webhooks")),
    limit: 15_000,
  },
  {
    name: "runtime code, unpacked",
    bytes: weigh(join(client, "dist"), (name) => name.endsWith(".js")),
    limit: 60_000,
  },
  { name: "package, unpacked", bytes: weigh(join(client, "dist"), () => true), limit: 4_000_000 },
];
let over = 0;
for (const { name, bytes, limit } of limits) {
  if (bytes > limit) over += 1;
  console.log(`${bytes > limit ? "OVER" : "ok  "} ${name}: ${bytes} bytes of ${limit}`);
}
console.log(`${limits.length - over} passed, ${over} failed`);
process.exitCode = over === 0 ? 0 : 1;
