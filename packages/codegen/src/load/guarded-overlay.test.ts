import { expect, test } from "vitest";
import { thrownBy } from "../testing/documents.ts";
import { guardOverlay } from "./guarded-overlay.ts";

const overlay = `overlay: 1.1.0
info: { title: Corrections, version: 1.0.0 }
actions:
  # The first.
  - target: $.info
    description: "T-1: because"
    update: { title: New }
  - description: "T-2: because"
    target: $.paths
    update: { schema: { $ref: "../common.yaml#/a" }, own: { $ref: "#/b" } }
`;

test("before each action stands a copy of its target", () => {
  const { actions } = JSON.parse(guardOverlay("/specs/overlays/a.yaml", overlay).text);
  expect(actions).toEqual([
    { target: "$['x-guard']", copy: "$.info" },
    { target: "$.info", description: "T-1: because", update: { title: "New" } },
    { target: "$['x-guard']", copy: "$.paths" },
    {
      target: "$.paths",
      description: "T-2: because",
      update: { schema: { $ref: "/specs/common.yaml#/a" }, own: { $ref: "#/b" } },
    },
  ]);
});

test("each action and guard leads back to its place in the original file", () => {
  const guarded = guardOverlay("/specs/overlays/a.yaml", overlay);
  expect(guarded.origin(0)).toEqual({ where: "5:5", target: "$.info" });
  expect(guarded.origin(1)).toEqual({ where: "5:5", target: "$.info" });
  expect(guarded.origin(3)).toEqual({ where: "8:5", target: "$.paths" });
});

test.each([
  [
    "without a reason",
    "actions:\n  - target: $.info\n    remove: true\n",
    "o.yaml 2:5\n  An action needs a `target`",
  ],
  [
    "with a reason but no fact",
    'actions:\n  - { target: $.info, description: "so" }\n',
    "o.yaml 2:5\n  An action",
  ],
  ["without a target", 'actions:\n  - description: "T-1: so"\n', "o.yaml 2:5\n  An action needs a `target`"],
  ["that is a text", "actions:\n  - remove\n", "o.yaml 2:5\n  An action needs a `target`"],
  ["in a file without actions", "overlay: 1.1.0\n", "o.yaml 1:1\n  An overlay needs a list of `actions`."],
  ["in a file that is not YAML", "actions: [\n", "o.yaml 2:1\n  "],
])("an action %s is refused, with its place", async (_, text, message) => {
  expect((await thrownBy(() => guardOverlay("o.yaml", text))).message).toContain(message);
});
