import { relative } from "node:path";
import { expect, test } from "vitest";
import { guardOverlay } from "./guarded-overlay.ts";
import { readProblems } from "./redocly-problems.ts";

const here = relative(process.cwd(), "/");

test("a problem in a document has its file, line, pointer and the line itself", () => {
  const output = `bundling ../specs/a.yaml using configuration for api 'a'...
[1] ../specs/a.yaml:8:5 at #/paths/~1x/get/responses/200

Can't resolve $ref

 7 |       responses:
 8 |         "200": { $ref: "#/nowhere" }
   |         ^^^^^^
`;
  expect(readProblems(output, "/work", new Map())).toEqual([
    {
      document: `${here}/specs/a.yaml`,
      where: "8:5 #/paths/~1x/get/responses/200",
      reason: `Can't resolve $ref: "200": { $ref: "#/nowhere" }`,
    },
  ]);
});

test("a guard's problem is reported once, for the overlay, though the action fails too", () => {
  const guard = guardOverlay(
    "/specs/overlays/a.yaml",
    'actions:\n  - { target: $.x, description: "T-1: so" }\n',
  );
  const guards = new Map([["/work/a.0.overlay.json", { file: "/specs/overlays/a.yaml", guard }]]);
  const problem = (index: number) =>
    `[1] a.0.overlay.json:2:1 at #/actions/${index}/copy\n\nThe copy expression must select exactly one node, but it selected 2.\n`;
  expect(readProblems(problem(0) + problem(1), "/work", guards)).toEqual([
    {
      document: `${here}/specs/overlays/a.yaml`,
      where: "2:5",
      reason: "The target $.x must select exactly one node, but it selects 2.",
    },
  ]);
});

test("output of an unknown form is reported word for word, without progress and boxes", () => {
  const output =
    "bundling a.yaml...\n    ╔════╗\n    ║ Node ║\n📦 Created a bundle for a.yaml\nSomething went wrong.\n";
  expect(readProblems(output, "/work", new Map())).toEqual([
    { document: "redocly bundle", where: "", reason: "Something went wrong." },
  ]);
});
