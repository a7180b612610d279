import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  jobs: Record<string, { steps: Step[]; permissions?: Record<string, string> }>;
}

const root = join(import.meta.dirname, "../..");
const folder = join(root, ".github/workflows");
const steps = readdirSync(folder).flatMap((file) => {
  const { jobs } = parse(readFileSync(join(folder, file), "utf8")) as Workflow;
  return Object.entries(jobs).flatMap(([job, { steps }]) =>
    steps.map((step, at) => ({ name: `${file} ${job} step ${at + 1}`, job, step })),
  );
});
const scripts = steps.filter(({ step }) => step.run !== undefined);
const exact = /^\d+\.\d+\.\d+$/;

/** Returns the versions that a script passes to npx, as in `-p pnpm@12`. */
const versionsIn = (script: string): string[] =>
  [...script.matchAll(/-p (?:node|pnpm)@(\S+)/g)].map((match) => match[1] ?? "");

describe("no workflow uses a tool without a fixed version", () => {
  test.each(scripts)("$name: npx gets exact versions", ({ step }) => {
    for (const version of versionsIn(step.run ?? "")) expect(version).toMatch(exact);
  });

  test.each(steps.filter(({ step }) => step.uses?.startsWith("actions/setup-node")))(
    "$name: Node has an exact version",
    ({ step }) => {
      expect(`${step.with?.["node-version"]}`).toMatch(exact);
    },
  );

  test.each(steps.filter(({ step }) => step.uses !== undefined))(
    "$name: each action is pinned to a commit",
    ({ step }) => {
      expect(step.uses).toMatch(/@[\da-f]{40}$/);
    },
  );
});

test.each(scripts)("$name: no script contains a GitHub expression", ({ step }) => {
  expect(step.run).not.toContain("${{");
});

test.each(scripts.filter(({ job }) => /^(version|pack|publish)$/.test(job)))(
  "$name: jobs that pack, version or publish do not run .ci/run",
  ({ step }) => {
    expect(step.run).not.toContain(".ci/run");
  },
);

test(".ci/run: versions are exact, except in the README's two commands", () => {
  const script = readFileSync(join(root, ".ci/run"), "utf8");
  const functions = script.split(/\n(?=\w+\(\) \{|#)/);
  const asReader = functions.find((part) => part.startsWith("as_reader()")) ?? "";
  expect(versionsIn(asReader)).toEqual(["24", "12"]);
  for (const version of versionsIn(script.replace(asReader, ""))) expect(version).toMatch(exact);
  const [install, demo] = [...script.matchAll(/^as_reader "(.*)"$/gm)].map((match) => match[1] ?? "");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const command of [install, demo]) expect(readme).toContain(`-c "${command}"`);
});
