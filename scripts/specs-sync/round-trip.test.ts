import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import { findSources } from "../../packages/codegen/src/load/documents.ts";
import { child, type Node } from "../parity/own-specs.ts";
import { differences } from "./differences.ts";
import { neutral } from "./neutral.ts";
import { neutralOwnRest, neutralRest, operationsOf } from "./neutral-rest.ts";
import { readStored } from "./published-store.ts";
import { readRest } from "./read-rest.ts";
import { ownServices } from "./services.ts";
import { ownNeutral } from "./synchronise.ts";
import { draft03Files } from "./testing/draft-03.ts";
import { publishedForm } from "./testing/published-form.ts";

const all = ownServices("specs");
const services = all.filter(({ service }) => service !== "rest");
let bundles: Map<string, Node>;
beforeAll(async () => {
  const sources = findSources("specs").map((source) => ({ ...source, overlays: [] }));
  bundles = (await bundle(sources)) as unknown as Map<string, Node>;
});

test.each(services.map((own) => [own.document, own] as const))(
  "%s is the same after it was rendered as Visma publishes it and read back",
  (document, { service, version }) => {
    const own = bundles.get(document) ?? {};
    const published = publishedForm(own, service, version);
    expect(differences(neutral(own, service, version), neutral(published, service, version))).toEqual([]);
  },
);

test("rest is the same after it was rendered as Visma's files and read back", () => {
  const folder = mkdtempSync(join(tmpdir(), "rest-published-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = bundles.get("rest") ?? {};
  const stored = readStored("specs", { document: "rest", service: "rest", version: "0.0.0" }) ?? {};
  const ours = neutralOwnRest(own, operationsOf(stored));
  for (const [name, text] of draft03Files(ours)) writeFileSync(join(folder, name), text);
  expect(operationsOf(ours).size).toBe(160);
  expect(differences(ours, neutralRest(readRest(folder), Object.keys(child(own, "paths"))))).toEqual([]);
});

test.each(all.map((own) => [own.document, own] as const))(
  "the stored publication of %s equals our document",
  async (_document, own) => {
    expect(differences(readStored("specs", own), await ownNeutral(own, "specs"))).toEqual([]);
  },
);
