import { expect, test } from "vitest";
import { unwantedFiles } from "./unwanted-files.ts";

const good = ["package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts"];

test("a tarball with built files, README and LICENSE is right", () => {
  expect(unwantedFiles(good)).toEqual([]);
});

test.each([
  "dist/index.d.ts.map",
  "dist/index.js.map",
  "src/index.ts",
  "dist/a.test.js",
  "dist/testing/server.js",
  "tsconfig.json",
])("%s should not be published", (file) =>
  expect(unwantedFiles([...good, file])).toEqual([`should not be published: ${file}`]),
);

test("a missing LICENSE is named", () => {
  expect(unwantedFiles(good.filter((file) => file !== "LICENSE"))).toEqual(["is missing: LICENSE"]);
});
