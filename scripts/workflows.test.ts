import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions: Record<string, string>;
  steps: Step[];
}

const text = readFileSync(".github/workflows/weekly.yml", "utf8");
const { jobs } = parse(text) as { jobs: Record<string, Job> };
const steps = Object.values(jobs).flatMap((job) => job.steps);

test("the weekly workflow puts no expression into a script", () => {
  expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
});

test("the weekly workflow's actions are pinned to a commit, its versions exact", () => {
  expect(
    steps.map(({ uses }) => uses).filter((uses) => uses !== undefined && !/@[0-9a-f]{40}$/.test(uses)),
  ).toEqual([]);
  const nodes = steps.map((step) => step.with?.["node-version"]).filter((version) => version !== undefined);
  expect(nodes.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  expect(text.match(/pnpm@[\d.]+/g)?.filter((pnpm) => !/^pnpm@\d+\.\d+\.\d+$/.test(pnpm))).toEqual([]);
});

test("the job that may push runs git and gh alone, on the two folders of the artefact", () => {
  const writing = Object.entries(jobs).filter(([, job]) => Object.values(job.permissions).includes("write"));
  expect(writing.map(([name]) => name)).toEqual(["propose"]);
  const scripts = writing.flatMap(([, job]) => job.steps.map(({ run = "" }) => run)).join("\n");
  expect(scripts).not.toMatch(/\b(npx|npm|pnpm|node|bash|sh) /);
  expect(scripts).toContain("--include='specs/*' --include='.changeset/*'");
});
