/**
 * Measures how long TypeScript takes for a file with about fifty calls of every member of the client, and how many
 * types it instantiates. It uses the built declarations. The baseline is the same calls with plain openapi-fetch.
 * Declarations are checked too (`skipLibCheck: false`). It also counts the instantiations of a hundred calls, and
 * measures how long an editor waits for the paths of a call.
 *
 * pnpm build && node scripts/type-speed.ts [--keep]
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { calls } from "./type-speed/calls.ts";
import { completionMs } from "./type-speed/completion.ts";
import { ourConsumer, plainConsumer } from "./type-speed/consumers.ts";
import { type Documents, readingCalls } from "./type-speed/reading-calls.ts";

const rounds = 5;
/** How many types TypeScript 5.9 may instantiate for the hundred calls: 1.15 times the first count. */
const mostInstantiations = 1.15 * 17_535;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const client = join(root, "packages", "client");
const codegen = join(root, "packages", "codegen");
const fromCodegen = createRequire(join(codegen, "package.json"));
const fromRoot = createRequire(join(root, "package.json"));

const compilers = [fromRoot, fromCodegen].map((require) => {
  const manifest = require.resolve("typescript/package.json");
  return { version: String(require(manifest).version), tsc: join(dirname(manifest), "bin", "tsc") };
});

if (!existsSync(join(client, "dist", "index.d.ts")))
  throw new Error("There is no packages/client/dist. Run pnpm build first.");

const directory = mkdtempSync(join(tmpdir(), "type-speed-"));
try {
  await prepare();
  for (const { version, tsc } of compilers) {
    for (const project of ["ours", "plain"])
      report(version, project, measure(tsc, join(directory, project), rounds));
    reportHundred(version, measure(tsc, join(directory, "hundred"), 1));
  }
  reportCompletion();
} finally {
  if (process.argv.includes("--keep")) console.log(directory);
  else rmSync(directory, { recursive: true });
}

async function prepare(): Promise<void> {
  const modules = join(directory, "node_modules");
  mkdirSync(join(modules, "@org"), { recursive: true });
  symlinkSync(client, join(modules, "@org", "visma-economic"));
  symlinkSync(join(client, "node_modules", "openapi-fetch"), join(modules, "openapi-fetch"));
  project("ours", ourConsumer(calls));
  project("plain", plainConsumer(calls, kebabCase));
  const { bundle, findSources } = await import(pathToFileURL(join(codegen, "dist", "index.js")).href);
  const documents: Documents = await bundle(findSources(join(root, "specs")));
  const more = readingCalls(documents).filter(({ member, path }) => !isCalled(member, path));
  project("hundred", ourConsumer([...calls, ...more].slice(0, 100)));
  for (const [name, text] of await plainTypes(documents))
    writeFileSync(join(directory, "plain", `${name}.ts`), text);
}

function isCalled(member: string, path: string): boolean {
  return calls.some((call) => call.member === member && call.path === path);
}

function project(name: string, text: string): void {
  mkdirSync(join(directory, name));
  writeFileSync(join(directory, name, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(directory, name, "consumer.ts"), text);
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    module: "nodenext",
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  writeFileSync(
    join(directory, name, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["consumer.ts"] }),
  );
}

/** Returns the types that openapi-typescript makes from the same documents. */
async function plainTypes(documents: Documents): Promise<Map<string, string>> {
  const entry = pathToFileURL(fromCodegen.resolve("openapi-typescript").replace(/\.cjs$/, ".mjs")).href;
  const { default: openapiTS, astToString } = await import(entry);
  const texts = new Map<string, string>();
  for (const [name, document] of documents) {
    texts.set(name, astToString(await openapiTS(document, { silent: true, defaultNonNullable: false })));
  }
  return texts;
}

interface Measured {
  /** The milliseconds of the fastest round. */
  readonly total: number;
  /** How many types the checker instantiated. The number is the same in every round. */
  readonly instantiations: string;
  /** The compiler's messages. */
  readonly output: string;
}

function measure(tsc: string, cwd: string, rounds: number): Measured {
  const times: number[] = [];
  let instantiations = "unknown";
  let output = "";
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", ".", "--extendedDiagnostics"], {
      cwd,
      encoding: "utf8",
    });
    times.push(performance.now() - started);
    instantiations = /Instantiations:\s+(\d+)/.exec(stdout)?.[1] ?? instantiations;
    if (status !== 0) output = stdout;
  }
  return { total: Math.min(...times), instantiations, output };
}

/** Prints how many types a hundred calls need. Fails if there are too many, or if a call does not compile. */
function reportHundred(version: string, { instantiations, output }: Measured): void {
  const isCounted = version.startsWith("5.");
  const limit = isCounted ? ` (at most ${Math.floor(mostInstantiations)})` : "";
  console.log(`TypeScript ${version}, 100 calls, this client: ${instantiations} instantiations${limit}`);
  if (output !== "") console.log(output);
  if (output !== "" || (isCounted && Number(instantiations) > mostInstantiations)) process.exitCode = 1;
}

/**
 * Prints how long an editor waits for the paths of a call. Fails if it waits longer than with plain openapi-fetch.
 */
function reportCompletion(): void {
  const { ours, plain } = completionMs(fromCodegen("typescript"), {
    ours: { file: join(directory, "ours", "consumer.ts"), call: 'economic.rest.get("' },
    plain: { file: join(directory, "plain", "consumer.ts"), call: 'rest.GET("' },
  });
  console.log(
    `Completion of a path, TypeScript ${fromCodegen("typescript").version}: this client ${ours.toFixed(1)} ms, plain openapi-fetch ${plain.toFixed(1)} ms`,
  );
  if (ours > plain) process.exitCode = 1;
}

function report(version: string, project: string, { total, instantiations, output }: Measured): void {
  const what = project === "ours" ? "this client" : "plain openapi-fetch";
  console.log(
    `TypeScript ${version}, ${calls.length} calls, ${what}: ${(total / 1000).toFixed(2)} s (best of ${rounds}), ${instantiations} instantiations`,
  );
  if (output !== "") {
    console.log(output);
    process.exitCode = 1;
  }
}

function kebabCase(member: string): string {
  return member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
