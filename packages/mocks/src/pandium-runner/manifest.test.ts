import { describe, expect, test } from "vitest";
import { fillSettings, manifestProblems, settingsProblems } from "../pandium.ts";

const schema = {
  type: "object",
  required: ["journal"],
  properties: {
    journal: { $ref: "#/definitions/journals" },
    markets: { type: "array", items: { type: "string", enum: ["dk", "se"] } },
    days: { type: "integer", min: 1, max: 14 },
  },
  definitions: { journals: { type: "string", enum: ["none yet"] } },
};
const uischema = {
  type: "VerticalLayout",
  elements: [
    {
      type: "Section",
      label: "Books",
      hintText: "Where to post",
      elements: [{ type: "Control", scope: "#/properties/journal" }],
    },
    { type: "Divider" },
    { type: "Control", scope: "#/properties/days", admin: true, options: { multi: false } },
  ],
};
const manifest = {
  version: 0.4,
  base: "node:24.11.1",
  build: "npm ci",
  run: "node src/main.ts",
  connectors: ["visma-economic"],
  configs: { schema, uischema },
};

describe("PANDIUM.yaml", () => {
  test("PAN-15, PAN-21: has no problems with all known keys", () => {
    expect(manifestProblems(manifest)).toEqual([]);
  });

  test.each<[string, object]>([
    ["another version", { ...manifest, version: 0.3 }],
    ["no run", { ...manifest, run: undefined }],
    ["a Node below the client's", { ...manifest, base: "node:20.9.0" }],
    ["a base without an exact version", { ...manifest, base: "node:24" }],
    ["an unknown key", { ...manifest, secrets: [] }],
    [
      "a required setting that is not defined",
      { ...manifest, configs: { uischema, schema: { ...schema, required: ["layout"] } } },
    ],
    [
      "a reference that is not defined",
      { ...manifest, configs: { uischema, schema: { ...schema, definitions: {} } } },
    ],
    [
      "a form that names an unknown setting",
      { ...manifest, configs: { schema, uischema: { type: "Control", scope: "#/properties/layout" } } },
    ],
    [
      "a section without its label",
      { ...manifest, configs: { schema, uischema: { type: "Section", elements: [] } } },
    ],
  ])("PAN-15, PAN-21: has problems with %s", (_, wrong) => {
    expect(manifestProblems(JSON.parse(JSON.stringify(wrong)))).not.toEqual([]);
  });
});

describe("the settings", () => {
  const output = {
    cursor: 7,
    journals: [
      { const: "1", title: "Daily" },
      { const: 2, title: "Bank" },
    ],
  };

  test("PAN-14: choices that init prints replace definitions and are checked", () => {
    const filled = fillSettings(schema, output);
    expect(settingsProblems(filled, { journal: "2", days: 14, markets: ["dk"] })).toEqual([]);
    expect(settingsProblems(filled, { journal: "3" })).not.toEqual([]);
    expect(settingsProblems(filled, {})).not.toEqual([]);
    expect(settingsProblems(filled, { journal: "1", days: 15 })).not.toEqual([]);
    expect(settingsProblems(fillSettings(schema, { journals: ["a"] }), { journal: "a" })).toEqual([]);
  });

  test.each([[[]], [[1]], [{ const: "1" }], [[{ const: "1" }]], ["Daily"]])(
    "PAN-14: %j is refused as the choices of a setting",
    (journals) => {
      expect(() => fillSettings(schema, { journals })).toThrow(TypeError);
    },
  );
});
