import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { neutralRest } from "./neutral-rest.ts";
import { readStored } from "./published-store.ts";
import { readRest } from "./read-rest.ts";
import { synchronise } from "./synchronise.ts";
import { draft03Files } from "./testing/draft-03.ts";

const own = { document: "rest", service: "rest", version: "0.0.0" };
const folders = { specs: "specs", behaviour: "packages/mocks/src/behaviour", changesets: ".changeset" };

function folderWith(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "rest-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

/** What is published today, with changes to some of its files. */
function published(change: (files: Map<string, string>) => void = () => {}): string {
  const files = draft03Files(readStored("specs", own) ?? {});
  change(files);
  return folderWith(files);
}

// biome-ignore lint/suspicious/noExplicitAny: a case changes a schema of which only the test knows the shape.
function edit(files: Map<string, string>, name: string, change: (schema: any) => void): void {
  const schema = JSON.parse(files.get(name) ?? "");
  change(schema);
  files.set(name, JSON.stringify(schema));
}

describe("the publication of REST", () => {
  test("as we have it changes nothing", async () => {
    const { report, files } = await synchronise(own, folders, published());
    expect([report.level, files.size]).toEqual(["none", 0]);
  });

  test("changed is rated, and each place is named for a person; our document stays", async () => {
    const from = published((files) => {
      edit(files, "customers.post.schema.json", ({ properties }) => {
        properties.email.required = true;
        properties.nickname = { type: "string", maxLength: 20 };
      });
      edit(files, "customers.get.schema.json", ({ properties }) => {
        properties.collection.items.properties.city.filterable = false;
      });
      files.set(
        "customers.customerNumber.loyaltyNumber.get.schema.json",
        '{"properties": {"points": {"type": "integer"},},}',
      );
    });
    const { report, files } = await synchronise(own, folders, from);
    expect(report.level).toBe("major");
    expect(report.changes.map(({ level, where, text }) => `${level} ${where}: ${text}`).sort()).toEqual([
      "major GET /customers: The listing can no longer be filtered by city.",
      expect.stringMatching(/^major POST \/customers, body: .*became required: `email`/),
      "minor GET /customers/{customerNumber}/{loyaltyNumber}: New operation.",
      "minor POST /customers, body.nickname: New property.",
    ]);
    expect(report.byHand.sort()).toEqual([
      "/customers/{customerNumber}/{loyaltyNumber}",
      "GET /customers",
      "POST /customers, body",
      "POST /customers, body.nickname",
    ]);
    expect([...files.keys()]).toEqual(["specs/published/rest.json", ".changeset/specs-rest.md"]);
  });
});

describe("files of REST", () => {
  test("end lists with commas now and then; a comma in a text stays", () => {
    const folder = folderWith(
      new Map([
        ["units.post.schema.json", '{"properties": {"name": {"type": "string", "enum": ["a,]", "b",],},},}'],
      ]),
    );
    expect(readRest(folder)[0]?.schema).toEqual({
      properties: { name: { type: "string", enum: ["a,]", "b"] } },
    });
  });

  test("name parameters otherwise than our paths do", () => {
    const files = [
      {
        method: "put",
        segments: ["customers", "customerNo"],
        schema: { properties: { name: { type: "string", required: true } } },
      },
    ];
    expect(Object.keys(neutralRest(files, ["/customers/{customerNumber}"]).paths as object)).toEqual([
      "/customers/{customerNumber}",
    ]);
  });

  test.each([
    ["no folder", undefined, "give it with --from FOLDER"],
    ["a folder of other files", folderOf("notes.txt", "x"), "holds no file named like"],
    [
      "a file cut off",
      folderOf("units.get.schema.json", '{"properties": {'),
      "units.get.schema.json is not JSON, or cut off",
    ],
    ["a file that is not a schema", folderOf("units.get.schema.json", "[]"), "is not a schema"],
  ])("%s is a message", (_what, make, message) => {
    expect(() => readRest(make?.())).toThrow(message);
  });
});

function folderOf(name: string, text: string): () => string {
  return () => folderWith(new Map([[name, text]]));
}

test("what is kept of REST holds no text of the publication", () => {
  expect(readFileSync("specs/published/rest.json", "utf8")).not.toMatch(/"(title|description)":"(?!rest|-)/);
});
