#!/usr/bin/env node
import { parseArgs } from "node:util";
import { compilers, generate, type Target } from "./generate.ts";
import { SpecError } from "./problem.ts";

const usage = "Usage: economic-codegen client|mocks|openapi --specs DIR --out DIR";

const isTarget = (name: string | undefined): name is Target =>
  name !== undefined && Object.hasOwn(compilers, name);

function readArguments(): { target: Target; specs: string; out: string } {
  const options = { specs: { type: "string" }, out: { type: "string" } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [target, ...rest] = positionals;
  const { specs, out } = values;
  if (!isTarget(target) || rest.length > 0 || specs === undefined || out === undefined)
    throw new Error(usage);
  return { target, specs, out };
}

try {
  const { target, specs, out } = readArguments();
  const files = await generate(target, specs, out);
  console.log(`${target}: ${files.length} files in ${out}`);
} catch (error) {
  console.error(error instanceof SpecError || !(error instanceof Error) ? String(error) : error.message);
  process.exitCode = 1;
}
