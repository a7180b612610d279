import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { run } from "../lib/run.ts";
import { checkAnswer } from "./check-answer.ts";
import { readTraffic } from "./read-traffic.ts";

const document = {
  paths: {
    "/things": { get: { responses: { "200": { $ref: "#/components/responses/Things" } } } },
    "/things/paged": { get: { responses: { "200": { description: "-" } } } },
    "/things/{number}": {
      get: {
        responses: {
          "200": { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
          "4XX": { description: "-" },
        },
      },
    },
  },
  components: {
    responses: {
      Things: {
        content: {
          "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Thing" } } },
        },
      },
    },
    schemas: {
      Thing: {
        type: "object",
        required: ["number"],
        properties: {
          number: { type: "integer" },
          name: { type: ["string", "null"] },
          group: { anyOf: [{ $ref: "#/components/schemas/Group" }, { type: "null" }] },
        },
      },
      Group: { type: "object", properties: { id: { type: "number" } } },
    },
  },
};
const answer = (path: string, status: number, body?: unknown) =>
  checkAnswer(document, { method: "GET", service: "a", path, status, body });
const one = "GET /things/{number} 200";

describe("an answer is compared with its document", () => {
  test.each([
    ["as documented", "/things/1", 200, { number: 1, name: null, group: { id: 1.5 } }, []],
    ["in another casing of the path", "/Things/1", 200, { number: 1 }, []],
    [
      "with an undocumented property",
      "/things/1",
      200,
      { number: 1, secret: "x" },
      [`${one} body.secret: undocumented`],
    ],
    ["without a required property", "/things/1", 200, { name: "x" }, [`${one} body.number: missing`]],
    [
      "with a wrong type",
      "/things/1",
      200,
      { number: "x" },
      [`${one} body.number: string, documented as integer`],
    ],
    [
      "with an undocumented property inside",
      "/things/1",
      200,
      { number: 1, group: { x: 1 } },
      [`${one} body.group.x: undocumented`],
    ],
    [
      "with two wrong entries, reported once",
      "/things",
      200,
      [{ number: 1.5 }, { number: 2.5 }],
      ["GET /things 200 body[].number: number, documented as integer"],
    ],
    ["of an unknown status", "/things", 500, undefined, ["GET /things 500: unknown status"]],
    ["of a status that a range covers", "/things/1", 404, undefined, []],
    [
      "of an unknown operation, whose keys are hidden",
      "/stuff/A-17/x",
      200,
      {},
      ["GET /stuff/…/x: unknown operation"],
    ],
    ["of a fixed path before one with a parameter", "/things/paged", 200, 5, []],
  ])("%s", (_what, path, status, body, lines) => {
    expect(answer(path, status, body)).toEqual(lines);
  });
});

const exchange = {
  method: "GET",
  service: "customersapi",
  path: "/Customers/1",
  status: 200,
  body: { name: "x" },
};
const url = "https://apis.e-conomic.com/customersapi/v3.1.0/Customers/1?x=1";

describe("recorded traffic is read from", () => {
  test.each([
    [
      "HAR",
      JSON.stringify({
        log: {
          entries: [
            { request: { method: "GET", url }, response: { status: 200, content: { text: '{"name":"x"}' } } },
          ],
        },
      }),
    ],
    [
      "HAR in base64",
      JSON.stringify({
        log: {
          entries: [
            {
              request: { method: "GET", url },
              response: { status: 200, content: { encoding: "base64", text: "eyJuYW1lIjoieCJ9" } },
            },
          ],
        },
      }),
    ],
    ["NDJSON", `${JSON.stringify({ method: "get", url, status: 200, body: { name: "x" } })}\n`],
    ["NDJSON with a body as text", JSON.stringify({ method: "GET", url, status: 200, body: '{"name":"x"}' })],
    [
      "a recording of pnpm conformance",
      JSON.stringify({
        check: "c",
        answers: [
          { method: "GET", asked: "customersapi /Customers/1?x=1", status: 200, body: { name: "x" } },
        ],
      }),
    ],
  ])("%s", (_what, text) => {
    expect(readTraffic("file", text)).toEqual([exchange]);
  });

  test("a recording of REST, whose paths have no service before them", () => {
    const text = JSON.stringify({
      check: "c",
      answers: [{ method: "GET", asked: "/customers?pagesize=2", status: 200, body: 1 }],
    });
    expect(readTraffic("file", text)).toMatchObject([{ service: "rest", path: "/customers" }]);
  });

  test("answers of other hosts are left out", () => {
    expect(
      readTraffic("file", JSON.stringify({ method: "GET", url: "https://shop.test/api", status: 200 })),
    ).toEqual([]);
  });

  test("another text is refused with file and line", () => {
    expect(() => readTraffic("notes.txt", "\nhello")).toThrow("notes.txt:2");
  });
});

test("the command lists differences without values, and fails", async () => {
  const folder = mkdtempSync(join(tmpdir(), "drift-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "traffic.ndjson");
  const body = { number: 1, name: "Private Name", shoeSize: 47 };
  writeFileSync(
    file,
    JSON.stringify({ method: "GET", url: "https://restapi.e-conomic.com/units/1", status: 200, body }),
  );
  const { code, output } = await run(process.execPath, ["scripts/drift/drift.ts", file]);
  expect([code, output]).toEqual([
    1,
    expect.stringContaining("rest: GET /units/{unitNumber} 200 body.shoeSize: undocumented (1 time)"),
  ]);
  expect(output).not.toMatch(/Private Name|47/);
});
