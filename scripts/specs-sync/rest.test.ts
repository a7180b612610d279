import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { neutralRest } from "./neutral-rest.ts";
import { readStored } from "./published-store.ts";
import { readRest } from "./read-rest.ts";
import { synchronise } from "./synchronise.ts";
import { ownRest } from "./synchronise-rest.ts";
import { draft03Files } from "./testing/draft-03.ts";

const own = { document: "rest", service: "rest", version: "0.0.0" };
const folders = { specs: "specs", behaviour: "packages/mocks/src/behaviour", changesets: ".changeset" };

function folderWith(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "rest-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

/** Writes today's publication to a folder, with changes to some files. */
function published(change: (files: Map<string, string>) => void = () => {}): string {
  const files = draft03Files(readStored("specs", own) ?? {});
  change(files);
  return folderWith(files);
}

// biome-ignore lint/suspicious/noExplicitAny: a case changes a schema of which only the test knows the shape.
function edit(files: Map<string, string>, name: string, change: (schema: any) => void): void {
  // Some files have trailing commas. They can be parsed as YAML, which allows them.
  const schema = parse(files.get(name) ?? "");
  change(schema);
  files.set(name, JSON.stringify(schema));
}

describe("the publication of REST", () => {
  test("that we have already changes nothing", async () => {
    const { report, files } = await synchronise(own, folders, published());
    expect([report.level, files.size]).toEqual(["none", 0]);
  });

  test("with changes is rated and merged into the right files", async () => {
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
    expect(report.byHand).toEqual([]);
    expect([...files.keys()]).toEqual([
      "specs/rest.yaml",
      "specs/rest/customers.yaml",
      "specs/published/rest.json",
      ".changeset/specs-rest.md",
    ]);
    expect(lines(files, "rest.yaml")).toEqual([
      "+ /customers/{customerNumber}/{loyaltyNumber}:",
      "+ $ref: rest/customers.yaml#/paths/~1customers~1{customerNumber}~1{loyaltyNumber}",
    ]);
    const { paths, components } = parse(files.get("specs/rest/customers.yaml") ?? "");
    expect(paths["/customers"].get["x-listing"].filterable).not.toHaveProperty("city");
    expect(components.schemas.CustomerInput.required).toContain("email");
    expect(components.schemas.CustomerInput.properties.nickname).toEqual({
      type: "string",
      description: "Lacks a description.",
      maxLength: 20,
    });
    expect(paths["/customers/{customerNumber}/{loyaltyNumber}"]).toMatchObject({
      parameters: [{ $ref: "common.yaml#/components/parameters/CustomerNumber" }, { name: "loyaltyNumber" }],
      get: { tags: ["customers"], summary: "Lacks a summary" },
    });
    expect(report.undescribed).toBeGreaterThan(0);
  }, 120_000);

  test("that was merged changes nothing the next time", async () => {
    const specs = mkdtempSync(join(tmpdir(), "specs-"));
    onTestFinished(() => rmSync(specs, { recursive: true, force: true }));
    cpSync("specs", specs, { recursive: true });
    const from = published((files) => {
      // The publication removes a property, changes a type, tightens a limit, and adds a value of an enumeration, a
      // filter field and a sort field.
      edit(files, "suppliers.post.schema.json", ({ properties }) => {
        delete properties.city;
        properties.zip.type = "integer";
        properties.name.maxLength = 40;
      });
      for (const name of ["payment-terms.get", "payment-terms.paymentTermsNumber.get"]) {
        edit(files, `${name}.schema.json`, ({ properties }) => {
          const record = properties.collection?.items.properties ?? properties;
          record.grace = { type: "object", properties: { days: { type: "integer", required: true } } };
        });
      }
      // Many operations share the enumeration.
      for (const [name, text] of files) {
        if (!text.includes("paymentTermsType")) continue;
        const changed = JSON.parse(text, (key, value) =>
          key === "paymentTermsType" && value.enum !== undefined
            ? { ...value, enum: [...value.enum, "later"] }
            : value,
        );
        files.set(name, JSON.stringify(changed));
      }
      edit(files, "units.get.schema.json", ({ properties }) => {
        properties.collection.items.properties.name.filterable = true;
        properties.collection.items.properties.name.sortable = true;
      });
      // Remove an operation and a resource, and add a resource.
      files.delete("layouts.layoutNumber.get.schema.json");
      files.delete("payment-types.get.schema.json");
      files.delete("payment-types.paymentTypeNumber.get.schema.json");
      files.set(
        "loyalty-cards.get.schema.json",
        '{"properties": {"collection": {"type": "array", "items": {"properties": {"code": {"type": "string", "filterable": true}}}}}}',
      );
    });
    const first = await synchronise(own, { ...folders, specs }, from);
    expect(first.report.byHand).toEqual([]);
    for (const [name, text] of first.files) if (name.startsWith(specs)) writeFileSync(name, text);
    expect((await synchronise(own, { ...folders, specs }, from)).report.level).toBe("none");
    expect((await ownRest(own, specs)).paths).toEqual(readStored(specs, own)?.paths);
    const filterable = { name: ["eq", "ne", "gt", "gte", "lt", "lte", "like", "in", "nin"] };
    expect(parse(first.files.get(join(specs, "rest/units.yaml")) ?? "").paths["/units"].get).toMatchObject({
      "x-listing": { filterable, sortable: ["name"] },
    });
    expect(parse(first.files.get(join(specs, "rest.yaml")) ?? "").tags).toContainEqual({
      name: "loyalty-cards",
      description: "Lacks a description.",
    });
  }, 120_000);

  test("with a new resource names its schemas like those of its neighbours", async () => {
    const from = published((files) => {
      const { properties } = JSON.parse(
        files.get("invoices.drafts.draftInvoiceNumber.get.schema.json") ?? "",
      );
      const shared = {
        code: { type: "string", required: true, filterable: true },
        customer: properties.customer,
        self: properties.self,
      };
      const tiers = { type: "array", items: { type: "object", properties: { name: { type: "string" } } } };
      const put = (name: string, schema: object) =>
        files.set(`loyalty-cards.${name}.schema.json`, JSON.stringify({ properties: schema }));
      put("get", { collection: { type: "array", items: { properties: shared } }, self: shared.self });
      put("post", { code: shared.code });
      put("cardCode.get", { ...shared, tiers });
      put("cardCode.put", { code: shared.code });
      put("cardCode.entries.get", { collection: { type: "array", items: { properties: shared } } });
    });
    const { report, files } = await synchronise(own, folders, from);
    expect(report.byHand).toEqual([]);
    const text = files.get("specs/rest/loyalty-cards.yaml") ?? "";
    const { paths, components } = parse(text);
    expect(Object.keys(components.schemas)).toEqual([
      "LoyaltyCard",
      "LoyaltyCardCollection",
      "LoyaltyCardEntry",
      "LoyaltyCardEntryCollection",
      "LoyaltyCardInput",
      "LoyaltyCardListItem",
      "LoyaltyCardTier",
    ]);
    expect(components.schemas.LoyaltyCard.properties).toMatchObject({
      customer: { $ref: "customers.yaml#/components/schemas/CustomerReference" },
      tiers: { items: { $ref: "#/components/schemas/LoyaltyCardTier" } },
    });
    expect(components.schemas.LoyaltyCardCollection.properties).toMatchObject({
      collection: { items: { $ref: "#/components/schemas/LoyaltyCardListItem" } },
      pagination: { $ref: "common.yaml#/components/schemas/Pagination" },
    });
    const json = (name: string) => ({
      content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
    });
    expect(paths["/loyalty-cards/{cardCode}"].put).toMatchObject({
      operationId: "updateLoyaltyCard",
      requestBody: json("LoyaltyCardInput"),
      responses: { "200": json("LoyaltyCard") },
    });
    expect(paths["/loyalty-cards/{cardCode}/entries"].get).toMatchObject({
      operationId: "listLoyaltyCardEntries",
      responses: { "200": json("LoyaltyCardEntryCollection") },
    });
    expect(text).toMatch(
      /\n\n {2}\/loyalty-cards\/\{cardCode\}:[\s\S]*"4XX":[\s\S]*\n\ncomponents:\n[\s\S]*\n\n {4}LoyaltyCardTier:/,
    );
  }, 120_000);

  test("without a resource removes its schemas, parameters, tag and file", async () => {
    const from = published((files) => {
      for (const name of [...files.keys()].filter((one) => /^(app-roles|payment-types)\./.test(one)))
        files.delete(name);
    });
    const { report, files, removed } = await synchronise(own, folders, from);
    expect([removed, report.byHand]).toEqual([["specs/rest/app-roles.yaml"], []]);
    // Suppliers still refer to a payment type.
    const { paths, components } = parse(files.get("specs/rest/payment-types.yaml") ?? "");
    expect([paths, Object.keys(components.schemas)]).toEqual([
      undefined,
      ["PaymentTypeKey", "PaymentTypeReference"],
    ]);
    expect(lines(files, "rest/common.yaml").filter((line) => line.endsWith("Number:"))).toEqual([
      "- RoleNumber:",
      "- PaymentTypeNumber:",
    ]);
    const tags = parse(files.get("specs/rest.yaml") ?? "").tags.map(({ name }: { name: string }) => name);
    expect(tags).not.toContain("app-roles");
    expect(tags).not.toContain("payment-types");
  }, 120_000);

  test("that changes one of two operations with a shared schema is left to a person", async () => {
    const from = published((files) =>
      edit(files, "payment-terms.paymentTermsNumber.get.schema.json", ({ properties }) => {
        properties.paymentTermsType.enum.push("later");
      }),
    );
    const { report, files } = await synchronise(own, folders, from);
    expect(report.byHand).toEqual([
      expect.stringMatching(/^GET \/payment-terms\/\{paymentTermsNumber\}.*paymentTermsType$/),
    ]);
    expect([...files.keys()]).toEqual(["specs/published/rest.json", ".changeset/specs-rest.md"]);
  }, 120_000);

  test("shows the overlay actions that no longer fit", async () => {
    const from = published((files) => {
      for (const name of [...files.keys()].filter((one) => one.startsWith("payment-terms")))
        files.delete(name);
    });
    const { report } = await synchronise(own, folders, from);
    expect(report.overlays).toContainEqual(expect.objectContaining({ problem: "matches nothing" }));
  }, 120_000);
});

/** Returns the lines that a synchronisation changes in a file. */
function lines(files: ReadonlyMap<string, string>, name: string): string[] {
  const [before, after] = [
    readFileSync(join("specs", name), "utf8"),
    files.get(join("specs", name)) ?? "",
  ].map((text) => text.split("\n"));
  return [
    ...(before ?? []).filter((line) => !after?.includes(line)).map((line) => `- ${line.trim()}`),
    ...(after ?? []).filter((line) => !before?.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

describe("files of REST", () => {
  test("may have trailing commas; a comma in a text stays", () => {
    const folder = folderWith(
      new Map([
        ["units.post.schema.json", '{"properties": {"name": {"type": "string", "enum": ["a,]", "b",],},},}'],
      ]),
    );
    expect(readRest(folder)[0]?.schema).toEqual({
      properties: { name: { type: "string", enum: ["a,]", "b"] } },
    });
  });

  test("spell parameters differently than our paths", () => {
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
    ["no folder", undefined, "Pass it with --from FOLDER"],
    ["a folder of other files", folderOf("notes.txt", "x"), "has no file with a name like"],
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

test("the stored publication of REST has no text of the vendor", () => {
  expect(readFileSync("specs/published/rest.json", "utf8")).not.toMatch(/"(title|description)":"(?!rest|-)/);
});
