import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { markdown } from "./report.ts";
import { synchronise } from "./synchronise.ts";
import { assets, fixture, foldersWithAssets } from "./testing/specs-folder.ts";

const overlay = `overlay: 1.1.0
info: { title: Assets, version: 1.0.0 }
actions:
  - target: $.paths['/assets/{number}'].delete
    description: "T-1: no longer there in version 4."
    update: { deprecated: true }
  - target: $.components.schemas.Asset.properties.note
    description: "T-2: published as 250, refused above 100."
    update: { maxLength: 100 }
  - target: $.components.schemas.Asset.properties.name
    description: "T-3: still true."
    update: { x-fails-on: [eq] }
`;

const write = (files: ReadonlyMap<string, string>): void => {
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
};

test("the version that we have changes nothing", async () => {
  const { report, files } = await synchronise(assets, foldersWithAssets(), fixture("assetsapi-3.json"));
  expect([report.level, report.changes, files.size]).toEqual(["none", [], 0]);
});

test("a new major is merged: their structure, our words, order and comments", async () => {
  const folders = foldersWithAssets();
  const { report, files } = await synchronise(assets, folders, fixture("assetsapi-4.json"));
  const merged = files.get(join(folders.specs, "assets.yaml")) ?? "";
  const before = readFileSync(fixture("assets.yaml"), "utf8").split("\n");
  const lines = merged.split("\n");
  expect(before.filter((line) => !lines.includes(line))).toEqual([
    "  version: 3.2.1",
    "  - url: https://apis.e-conomic.com/assetsapi/v3.2.1",
    "    x-error-codes: [AssetInUse, AssetNotFound]",
    "    delete:",
    "      operationId: deleteAsset",
    "      summary: Delete an asset",
    "          description: Done; there is no body.",
    "      required: [name, typeNumber]",
    "          x-sortable: true",
    "          x-filterable: [eq, like]",
    "          maxLength: 250",
    "      x-cursor-page-size: 1000",
    "      enum: [1, 2, 5]",
    "      x-enum-names: [Building, Machine, Car]",
    "      x-published-pattern: 1|2|5",
  ]);
  expect(lines).toContain("        # The numbers are published as a pattern.");
  expect(lines).toContain("      x-enum-names: [Building, Machine, Car, Unnamed8]");
  expect(report.byHand).toEqual([]);
});

test("the report of a new major, word by word", async () => {
  const { report } = await synchronise(assets, foldersWithAssets(overlay), fixture("assetsapi-4.json"));
  const text = markdown({
    ...report,
    from: "assetsapi-4.json",
    behaviours: report.behaviours.map(({ paths }) => ({ file: "assets/index.ts", paths })),
  });
  expect(text).toBe(`## assets (assetsapi) 3.2.1 → 4.0.0

Published at assetsapi-4.json. Level of the change: **major**.

### Breaks code or calls (major)

- \`Asset\`: Properties of \`Asset\` became required: \`departmentNumber\`. A body without it is refused, and does not compile.
- \`Asset.name\`: Filters can no longer use like.
- \`Asset.note\`: \`maxLength\` of \`note\` changed from '250' to '100'.
- \`Asset.number\`: Listings can no longer be sorted by it.
- \`Asset.typeNumber\`: Enum of \`typeNumber\` gained values: '8'. Answers may hold it: the types list every value, so a switch over all of them needs another case.
- \`DELETE /assets/{number}\`: The operation is gone. Calls to it do not compile any more.
- \`tag Assets\`: The role Bookkeeping is no longer enough: one of SuperUser is needed.

### New (minor)

- \`Asset.departmentNumber\`: New property.
- \`GET /assets\`: Deprecated.
- \`POST /assets/{number}/sell\`: New operation.
- \`tag Assets\`: New error codes: AssetSold.
- \`tag Sales\`: New tag: Bookkeeping, SuperUser.

### Small (patch)

- \`AssetCursorResults\`: A page of the cursor listing holds 500 records, not 1000.
- \`Sale\`: New schema.
- \`version\`: 3.2.1 → 4.0.0; calls go to the new URL.

### To describe

9 texts and names are missing. Search for "Lacks a" and "Unnamed", and write them.

### Overlay actions to look at

- \`$.paths['/assets/{number}'].delete\` matches nothing (T-1: no longer there in version 4.)
- \`$.components.schemas.Asset.properties.note\` changes nothing (T-2: published as 250, refused above 100.)

### The mocks' behaviours that rest on the changes

- \`assets/index.ts\`: \`/assets\`, \`/assets/{number}\`
`);
});

test("the draft of its changeset, word by word", async () => {
  const folders = foldersWithAssets();
  const { files } = await synchronise(assets, folders, fixture("assetsapi-4.json"));
  expect(files.get(join(folders.changesets, "specs-assets-4-0-0.md"))).toBe(`---
"@org/visma-economic": major
"@org/visma-economic-mocks": major
"@org/visma-economic-openapi": major
---

The client calls version 4.0.0 of the assets service; before it was 3.2.1.

- \`Asset\`: Properties of \`Asset\` became required: \`departmentNumber\`. A body without it is refused, and does not compile.
- \`Asset.name\`: Filters can no longer use like.
- \`Asset.note\`: \`maxLength\` of \`note\` changed from '250' to '100'.
- \`Asset.number\`: Listings can no longer be sorted by it.
- \`Asset.typeNumber\`: Enum of \`typeNumber\` gained values: '8'. Answers may hold it: the types list every value, so a switch over all of them needs another case.
- \`DELETE /assets/{number}\`: The operation is gone. Calls to it do not compile any more.
- \`tag Assets\`: The role Bookkeeping is no longer enough: one of SuperUser is needed.
- \`Asset.departmentNumber\`: New property.
- \`GET /assets\`: Deprecated.
- \`POST /assets/{number}/sell\`: New operation.
- \`tag Assets\`: New error codes: AssetSold.
- \`tag Sales\`: New tag: Bookkeeping, SuperUser.
`);
});

test("once it is written, the same publication changes nothing more", async () => {
  const folders = foldersWithAssets();
  write((await synchronise(assets, folders, fixture("assetsapi-4.json"))).files);
  const again = await synchronise(assets, folders, fixture("assetsapi-4.json"));
  expect([again.report.level, again.files.size]).toEqual(["none", 0]);
});

test("and the way back restores our document, except what the publication lost", async () => {
  const folders = foldersWithAssets();
  write((await synchronise(assets, folders, fixture("assetsapi-4.json"))).files);
  const back = await synchronise(assets, folders, fixture("assetsapi-3.json"));
  expect(back.report.byHand).toEqual([]);
  const text = back.files.get(join(folders.specs, "assets.yaml")) ?? "";
  expect(text).toContain("x-enum-names: [Building, Machine, Car]\n");
  expect(text).toContain("operationId: deleteAsset\n");
});

test("a part that all services share is left to a person", async () => {
  const folders = foldersWithAssets();
  const document = JSON.parse(readFileSync(fixture("assetsapi-3.json"), "utf8"));
  document.components.schemas.ProblemDetails.properties.supportCode = { type: "string" };
  const file = join(folders.specs, "new.json");
  writeFileSync(file, JSON.stringify(document));
  const { report } = await synchronise(assets, folders, file);
  expect([report.level, report.byHand]).toEqual(["minor", ["ProblemDetails.supportCode"]]);
});

test("wrong input writes nothing", async () => {
  const folders = foldersWithAssets();
  const file = join(folders.specs, "wrong.json");
  writeFileSync(file, '{"openapi":"3.0.1","paths":');
  await expect(synchronise(assets, folders, file)).rejects.toThrow("cut off");
  expect(readdirSync(folders.specs).sort()).toEqual(["assets.yaml", "common.yaml", "overlays", "wrong.json"]);
});
