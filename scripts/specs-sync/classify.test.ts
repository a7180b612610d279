import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Level } from "../api/level.ts";
import type { Node } from "../parity/own-specs.ts";
import { highestLevel } from "./change.ts";
import { classify } from "./classify.ts";
import { neutral } from "./neutral.ts";
import { fixture } from "./testing/specs-folder.ts";

// biome-ignore lint/suspicious/noExplicitAny: a case changes a document of which only the test knows the shape.
type Published = any;

const published = readFileSync(fixture("assetsapi-3.json"), "utf8");
const asset = ({ components }: Published) => components.schemas.Asset;
const at = ({ paths }: Published, path: string) => paths[path];
const tag = ({ tags }: Published) => tags[0];

/** A change of the publication, its level, and each line of the report. */
const cases: [string, (document: Published) => void, Level, string[]][] = [
  ["nothing", () => {}, "none", []],
  // Fifteen typical changes.
  [
    "a property is newly required",
    (d) => asset(d).required.push("note"),
    "major",
    [
      "Asset: Properties of `Asset` became required: `note`. A body without it is refused, and does not compile.",
    ],
  ],
  [
    "an enumeration gains a value",
    (d) => {
      asset(d).properties.typeNumber.pattern = "1|2|5|8";
    },
    "major",
    [
      "Asset.typeNumber: Enum of `typeNumber` gained values: '8'. Answers may hold it: the types list every value, so a switch over all of them needs another case.",
    ],
  ],
  [
    "an enumeration loses a value",
    (d) => {
      asset(d).properties.typeNumber.pattern = "1|2";
    },
    "major",
    ["Asset.typeNumber: Enum of `typeNumber` lost values: '5'."],
  ],
  [
    "a type changes",
    (d) => {
      asset(d).properties.note.type = "integer";
    },
    "major",
    ["Asset.note: Type of `note` changed from 'string | null' to 'integer | null'."],
  ],
  [
    "a parameter is removed",
    (d) => at(d, "/assets").get.parameters.shift(),
    "major",
    ["GET /assets, parameter filter: `filter` query parameter was removed."],
  ],
  [
    "an answer is removed",
    (d) => {
      delete at(d, "/assets").post.responses[201];
    },
    "major",
    ["POST /assets, 201: Response `201` was removed."],
  ],
  [
    "an operation is deprecated",
    (d) => {
      at(d, "/assets").get.deprecated = true;
    },
    "minor",
    ["GET /assets: Deprecated."],
  ],
  [
    "a filter changes",
    (d) => {
      asset(d).properties.name["x-filterable"] = "eq, ne";
    },
    "major",
    ["Asset.name: Filters can no longer use like.", "Asset.name: Filters can now use ne."],
  ],
  [
    "a role changes",
    (d) => {
      tag(d)["x-required-roles"] = ["Sales", "SuperUser"];
    },
    "major",
    [
      "tag Assets: The role Bookkeeping is no longer enough: one of Sales, SuperUser is needed.",
      "tag Assets: The role Sales is enough now.",
    ],
  ],
  [
    "texts change",
    (d) => {
      asset(d).properties.note.description = "<p>Other words</p>";
      d.info.description = "x";
    },
    "none",
    [],
  ],
  [
    "a property is added",
    (d) => {
      asset(d).properties.colour = { type: "string" };
    },
    "minor",
    ["Asset.colour: New property."],
  ],
  [
    "a property is removed",
    (d) => {
      delete asset(d).properties.note;
    },
    "major",
    [
      "Asset.note: Property `note` of `Asset` was removed. Code that reads or sends it does not compile any more.",
    ],
  ],
  [
    "an operation is added",
    (d) => {
      at(d, "/assets/{number}").put = at(d, "/assets").post;
    },
    "minor",
    ["PUT /assets/{number}: New operation."],
  ],
  [
    "an operation is removed",
    (d) => {
      delete at(d, "/assets/{number}").delete;
    },
    "major",
    ["DELETE /assets/{number}: The operation is gone. Calls to it do not compile any more."],
  ],
  [
    "a limit is tightened",
    (d) => {
      asset(d).properties.note.maxLength = 100;
    },
    "major",
    ["Asset.note: `maxLength` of `note` changed from '250' to '100'."],
  ],
  // Fifteen more changes.
  [
    "a limit is loosened",
    (d) => {
      asset(d).properties.note.maxLength = 500;
    },
    "minor",
    ["Asset.note: `maxLength` of `note` changed from '250' to '500'."],
  ],
  [
    "a path is renamed",
    (d) => {
      d.paths["/fixed-assets"] = at(d, "/assets");
      delete d.paths["/assets"];
    },
    "major",
    [
      "GET /assets: The operation is gone. Calls to it do not compile any more.",
      "GET /fixed-assets: New operation.",
      "POST /assets: The operation is gone. Calls to it do not compile any more.",
      "POST /fixed-assets: New operation.",
    ],
  ],
  [
    "a new property is required at once",
    (d) => {
      asset(d).properties.colour = { type: "string" };
      asset(d).required.push("colour");
    },
    "major",
    [
      "Asset: Properties of `Asset` became required: `colour`. A body without it is refused, and does not compile.",
      "Asset.colour: New property.",
    ],
  ],
  [
    "a property is no longer required",
    (d) => {
      asset(d).required = ["typeNumber"];
    },
    "major",
    ["Asset: Properties of `Asset` are no longer required: `name`."],
  ],
  [
    "a property may be null from now on",
    (d) => {
      asset(d).properties.name.nullable = true;
    },
    "major",
    ["Asset.name: Type of `name` changed from 'string' to 'string | null'."],
  ],
  [
    "a parameter is added",
    (d) => at(d, "/assets").get.parameters.push({ name: "sort", in: "query", schema: { type: "string" } }),
    "minor",
    ["GET /assets, parameter sort: New parameter."],
  ],
  [
    "a required parameter is added",
    (d) =>
      at(d, "/assets").get.parameters.push({
        name: "year",
        in: "query",
        required: true,
        schema: { type: "string" },
      }),
    "major",
    ["GET /assets, parameter year: Required `year` query parameter was added."],
  ],
  [
    "an error answer is removed",
    (d) => {
      delete at(d, "/assets").post.responses[400];
    },
    "patch",
    ["POST /assets, 400: Response `400` was removed."],
  ],
  [
    "sorting ends",
    (d) => {
      delete asset(d).properties.number["x-sortable"];
    },
    "major",
    ["Asset.number: Listings can no longer be sorted by it."],
  ],
  [
    "sorting begins",
    (d) => {
      asset(d).properties.name["x-sortable"] = "true";
    },
    "minor",
    ["Asset.name: Listings can now be sorted by it."],
  ],
  [
    "a role is added",
    (d) => tag(d)["x-required-roles"].push("Sales"),
    "minor",
    ["tag Assets: The role Sales is enough now."],
  ],
  [
    "an operation gets a second tag",
    (d) => {
      at(d, "/assets").get.tags = ["Assets", "Locked"];
      d.tags.push({ name: "Locked", "x-required-roles": ["Sales"] });
    },
    "minor",
    [
      "GET /assets: The role Sales is enough now.",
      'GET /assets: `tags` went from ["Assets"] to ["Assets","Locked"].',
      "tag Locked: New tag: Sales.",
    ],
  ],
  [
    "a module is needed",
    (d) => {
      asset(d).properties.note["x-requires-module"] = "Project";
    },
    "major",
    ["Asset.note: Now needs the module Project. Agreements without it are refused."],
  ],
  [
    "error codes come and go",
    (d) => {
      tag(d)["x-error-codes"] = ["AssetInUse", "AssetSold"];
    },
    "major",
    [
      "tag Assets: The error codes AssetNotFound are gone: code that compares with them does not compile any more.",
      "tag Assets: New error codes: AssetSold.",
    ],
  ],
  [
    "pages of a cursor listing shrink",
    (d) => {
      d.components.schemas.AssetCursorResults["x-cursor-page-size"] = 500;
    },
    "patch",
    ["AssetCursorResults: A page of the cursor listing holds 500 records, not 1000."],
  ],
];

const read = (change: (document: Published) => void): Node => {
  const document: Published = JSON.parse(published);
  change(document);
  return neutral(document, "assetsapi", "3.2.1");
};

test.each(cases)("%s", async (_name, change, level, lines) => {
  const changes = await classify(
    read(() => {}),
    read(change),
  );
  expect(changes.map(({ where, text }) => `${where}: ${text}`).sort()).toEqual([...lines].sort());
  expect(highestLevel(changes)).toBe(level);
});
