import { join } from "node:path";
import { expect, test } from "vitest";
import { directoryWith, thrownBy } from "../testing/documents.ts";
import { findSources } from "./documents.ts";

test("every YAML document counts, except shared parts, linter settings and hidden files", () => {
  const specs = directoryWith({
    "sales.yaml": "",
    "customers.yaml": "",
    "common.yaml": "",
    "redocly.yaml": "",
    ".redocly.lint-ignore.yaml": "",
    "README.md": "",
    "rest/customers.yaml": "",
  });
  expect(findSources(specs).map(({ document }) => document)).toEqual(["customers", "sales"]);
});

test("overlays in a directory belong to the document of that name, after its own one", () => {
  const specs = directoryWith({
    "rest.yaml": "",
    "overlays/rest.yaml": "",
    "overlays/rest/orders.yaml": "",
    "overlays/rest/customers.yaml": "",
  });
  expect(findSources(specs)[0]?.overlays).toEqual([
    join(specs, "overlays/rest.yaml"),
    join(specs, "overlays/rest/customers.yaml"),
    join(specs, "overlays/rest/orders.yaml"),
  ]);
});

test("an overlay without a document is refused, since it would correct nothing", async () => {
  const specs = directoryWith({ "customers.yaml": "", "overlays/custmers.yaml": "" });
  expect((await thrownBy(() => findSources(specs))).message).toBe(
    `${join(specs, "overlays/custmers.yaml")} \n` +
      "  An overlay has the name of the document that it corrects, but there is no custmers.yaml.",
  );
});

test("a directory without documents is refused", async () => {
  const specs = directoryWith({ "common.yaml": "" });
  expect((await thrownBy(() => findSources(specs))).message).toContain("no YAML document");
});
