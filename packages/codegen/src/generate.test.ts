import { readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "./generate.ts";
import { directoryWith, thrownBy } from "./testing/documents.ts";

const document = `openapi: 3.1.0
info: { title: Things, version: 1.0.0, x-service: thingsapi }
servers: [{ url: "https://apis.e-conomic.com/thingsapi/v1.0.0" }]
tags: [{ name: Things }]
paths:
  /things:
    get:
      operationId: listThings
      tags: [Things]
      summary: List things
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } }
`;

test("the directory has the generated files only, and unchanged ones keep their time", async () => {
  const root = directoryWith({ "specs/things.yaml": document, "out/gone.ts": "" });
  const [specs, out] = [join(root, "specs"), join(root, "out")];
  expect(await generate("client", specs, out)).toEqual([
    "things.ts",
    "errors.ts",
    "services.ts",
    "tables.ts",
    "event-types.ts",
  ]);
  expect(readdirSync(out).sort()).toEqual([
    "errors.ts",
    "event-types.ts",
    "services.ts",
    "tables.ts",
    "things.ts",
  ]);
  const file = join(out, "things.ts");
  utimesSync(file, 1, 1);
  await generate("client", specs, out);
  expect(statSync(file).mtimeMs).toBe(1000);
});

test("a mistake in the specifications is reported, and earlier output stays", async () => {
  const root = directoryWith({
    "specs/things.yaml": document.replace("tags: [Things]", "tags: [Thongs]"),
    "out/old.ts": "old",
  });
  const { name, message } = await thrownBy(() => generate("mocks", join(root, "specs"), join(root, "out")));
  expect([name, message]).toEqual([
    "SpecError",
    'things #/paths/~1things/get\n  The first tag "Thongs" is not one of the document\'s tags.',
  ]);
  expect(readFileSync(join(root, "out/old.ts"), "utf8")).toBe("old");
});
