import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import { findSources } from "../../packages/codegen/src/load/documents.ts";
import type { Node } from "../parity/own-specs.ts";
import { checkOverlays } from "./overlay-check.ts";

const document = {
  tags: [{ name: "A" }, { name: "B", "x-requires-module": "Project" }],
  paths: { "/a/{n}": { get: { deprecated: true } } },
  list: ["x", "y"],
};
const overlay = (target: string, action: string) =>
  `actions:\n  - target: "${target}"\n    description: "T-1: why"\n    ${action}\n`;

test.each([
  ["an action that still changes something", "$.paths['/a/{n}'].get", "update: { summary: s }", undefined],
  ["a target that was removed", "$.paths['/b'].get", "update: { summary: s }", "matches nothing"],
  [
    "a correction that is published now",
    "$.tags[?@.name == 'B']",
    "update: { x-requires-module: Project }",
    "changes nothing",
  ],
  [
    "a correction that is published for another tag only",
    "$.tags[?@.name == 'A']",
    "update: { x-requires-module: Project }",
    undefined,
  ],
  ["an entry of a list that was removed", "$.list[?@ == 'z']", "remove: true", "matches nothing"],
  ["an entry that the list has already", "$.list", "update: [x]", "changes nothing"],
])("%s", (_what, target, action, problem) => {
  expect(checkOverlays([overlay(target, action)], document).map((finding) => finding.problem)).toEqual(
    problem === undefined ? [] : [problem],
  );
});

test("an action sees the changes of earlier actions, also of earlier overlays", () => {
  const two = `${overlay("$.tags[0].name", "remove: true")}  - target: $.tags[0].name\n    description: "T-2: why"\n    remove: true\n`;
  expect(checkOverlays([two], document).map(({ description }) => description)).toEqual(["T-2: why"]);
  const [adds, changes] = [
    overlay("$.tags[0]", "update: { x: {} }"),
    overlay("$.tags[0].x", "update: { y: 1 }"),
  ];
  expect(checkOverlays([adds, changes], document)).toEqual([]);
  expect(checkOverlays([changes, adds], document).map(({ target }) => target)).toEqual(["$.tags[0].x"]);
});

test("every action of our overlays has a target and changes something", async () => {
  const sources = findSources("specs");
  const bundles = await bundle(sources.map((source) => ({ ...source, overlays: [] })));
  for (const { document: name, overlays } of sources) {
    const texts = overlays.map((file) => readFileSync(file, "utf8"));
    const found = checkOverlays(texts, bundles.get(name) as unknown as Node);
    expect([name, found]).toEqual([name, []]);
  }
});
