import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun, type RunResult, run } from "../lib/run.ts";
import { runInChromium } from "./chromium.ts";
import { esbuild } from "./esbuild.ts";
import { runInWorkerd } from "./workerd.ts";
import { tool } from "./workspace.ts";

/** The project of a consumer, in which the packed client is installed, and the URL of the mocks. */
export interface Context {
  project: string;
  mocksUrl: string;
  /** Makes another project with the packed client, the packed mocks and these dependencies. Returns its folder. */
  installed(name: string, dependencies: Record<string, string>): Promise<string>;
}

export interface Consumer {
  name: string;
  /** What the consumer shows, for the table. */
  shows: string;
  run(context: Context): Promise<RunResult>;
}

const node = (major: number, file = "esm.mjs", shows = "ESM import"): Consumer => ({
  name: `Node ${major}${file.endsWith(".cjs") ? " require" : ""}`,
  shows,
  run: async ({ project, mocksUrl }) =>
    run(join(await tool("node", String(major)), ".bin/node"), [file], {
      cwd: project,
      env: { MOCKS_URL: mocksUrl },
    }),
});

const bun = (name: string, file: string, shows: string): Consumer => ({
  name,
  shows,
  run: async ({ project, mocksUrl }) =>
    run(join(await tool("bun", "1.4.5"), ".bin/bun"), [file], {
      cwd: project,
      env: { MOCKS_URL: mocksUrl },
    }),
});

const deno = (name: string, file: string, shows: string): Consumer => ({
  name,
  shows,
  run: async ({ project, mocksUrl }) => {
    const allowed = [
      "run",
      "--allow-net=127.0.0.1",
      "--allow-env",
      "--allow-read",
      "--node-modules-dir=manual",
    ];
    return run(join(await tool("deno", "2.9.6"), ".bin/deno"), [...allowed, file], {
      cwd: project,
      env: { MOCKS_URL: mocksUrl },
    });
  },
});

/** The program that sends writes to a server which executes them and then closes the connection (RW-1). */
const lostAnswers = "lost-answers.mjs";

/** Checks the types with the browser's declarations, or with Node's only, as on a server. */
const types = (
  version: string,
  moduleResolution: "nodenext" | "bundler",
  libraries: "dom" | "node" = "dom",
): Consumer => ({
  name: `TypeScript ${version} ${moduleResolution}${libraries === "node" ? ", Node's types" : ""}`,
  shows: "types, skipLibCheck off",
  run: async ({ project }) => {
    const options = {
      target: "es2022",
      lib: libraries === "dom" ? ["es2022", "dom", "dom.iterable"] : ["es2022"],
      module: moduleResolution === "bundler" ? "esnext" : "nodenext",
      moduleResolution,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: libraries === "node" ? ["node"] : [],
    };
    const file = `tsconfig.${version}.${moduleResolution}.${libraries}.json`;
    writeFileSync(join(project, file), JSON.stringify({ compilerOptions: options, files: ["types.ts"] }));
    return run(
      process.execPath,
      [join(await tool("typescript", version), "typescript/bin/tsc"), "-p", file],
      {
        cwd: project,
      },
    );
  },
});

/**
 * Compiles with the module resolution of projects that never set one. It reads `main`, `types` and `typesVersions`,
 * but not `exports`.
 */
const node10 = (version: string): Consumer => ({
  name: `TypeScript ${version} node10`,
  shows: "types, compiled to CommonJS and run",
  run: async ({ project, mocksUrl }) => {
    const options = {
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      module: "commonjs",
      moduleResolution: "node10",
      strict: true,
      skipLibCheck: false,
      types: [],
      outDir: `node10-${version}`,
    };
    const file = `tsconfig.${version}.node10.json`;
    writeFileSync(join(project, file), JSON.stringify({ compilerOptions: options, files: ["node10.cts"] }));
    const compiler = join(await tool("typescript", version), "typescript/bin/tsc");
    const compiled = await run(process.execPath, [compiler, "-p", file], { cwd: project });
    if (compiled.code !== 0) return compiled;
    return run(process.execPath, [join(options.outDir, "node10.cjs")], {
      cwd: project,
      env: { MOCKS_URL: mocksUrl },
    });
  },
});

const bundled = (name: string, bundle: (project: string) => Promise<string>): Consumer => ({
  name,
  shows: "bundle, run on Node",
  run: async ({ project, mocksUrl }) =>
    run(process.execPath, [await bundle(project)], { cwd: project, env: { MOCKS_URL: mocksUrl } }),
});

async function rollup(project: string): Promise<string> {
  const modules = await tool("rollup", "4.68.7");
  const resolver = await tool("@rollup/plugin-node-resolve", "16.0.3");
  const plugin = join(resolver, "@rollup/plugin-node-resolve/dist/es/index.js");
  writeFileSync(
    join(project, "rollup.config.mjs"),
    `import { nodeResolve } from ${JSON.stringify(plugin)};\nexport default { plugins: [nodeResolve()] };\n`,
  );
  const args = ["esm.mjs", "--format=es", "--file=rollup.bundle.mjs", "--config", "rollup.config.mjs"];
  await mustRun(join(modules, ".bin/rollup"), args, { cwd: project });
  return "rollup.bundle.mjs";
}

export const consumers: readonly Consumer[] = [
  node(20),
  node(22),
  node(24),
  node(26),
  node(22, "commonjs.cjs", "CommonJS require()"),
  node(24, "commonjs.cjs", "CommonJS require()"),
  bun("Bun", "esm.mjs", "ESM import"),
  deno("Deno", "esm.mjs", "ESM import"),
  { ...node(24, lostAnswers, "no write is sent twice"), name: "Node 24, answers lost" },
  bun("Bun, answers lost", lostAnswers, "no write is sent twice"),
  deno("Deno, answers lost", lostAnswers, "no write is sent twice"),
  {
    name: "workerd",
    shows: "bundle in a worker",
    run: ({ project, mocksUrl }) => runInWorkerd(project, mocksUrl),
  },
  bundled("esbuild", (project) => esbuild(project, "esm.mjs", "neutral")),
  bundled("Rollup", rollup),
  {
    name: "Chromium",
    shows: "bundle in a page",
    run: ({ project, mocksUrl }) => runInChromium(project, mocksUrl),
  },
  node10("5.4.5"),
  node10("5.9.3"),
  types("5.4.5", "nodenext"),
  types("5.9.3", "nodenext"),
  types("5.9.3", "bundler"),
  types("6.0.3", "nodenext"),
  types("7.0.2", "nodenext"),
  types("7.0.2", "bundler"),
  types("5.9.3", "nodenext", "node"),
  types("7.0.2", "nodenext", "node"),
];
