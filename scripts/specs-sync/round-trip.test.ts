import { beforeAll, expect, test } from "vitest";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import { findSources } from "../../packages/codegen/src/load/documents.ts";
import type { Node } from "../parity/own-specs.ts";
import { differences } from "./differences.ts";
import { neutral } from "./neutral.ts";
import { readStored } from "./published-store.ts";
import { ownServices } from "./services.ts";
import { publishedForm } from "./testing/published-form.ts";

const services = ownServices("specs").filter(({ service }) => service !== "rest");
let bundles: Map<string, Node>;
beforeAll(async () => {
  const sources = findSources("specs").map((source) => ({ ...source, overlays: [] }));
  bundles = (await bundle(sources)) as unknown as Map<string, Node>;
});

test.each(services.map((own) => [own.document, own] as const))(
  "%s rendered as Visma publishes it and read back is the same",
  (document, { service, version }) => {
    const own = bundles.get(document) ?? {};
    const published = publishedForm(own, service, version);
    expect(differences(neutral(own, service, version), neutral(published, service, version))).toEqual([]);
  },
);

test.each(services.map((own) => [own.document, own] as const))(
  "what is kept of the last publication of %s is what our document says",
  (document, own) => {
    expect(
      differences(readStored("specs", own), neutral(bundles.get(document) ?? {}, own.service, own.version)),
    ).toEqual([]);
  },
);
