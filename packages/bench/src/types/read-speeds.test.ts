import { expect, test } from "vitest";
import { readSpeeds } from "./read-speeds.ts";

test("version, project and seconds are read from each line", () => {
  const output = [
    "TypeScript 7.0.2, 48 calls, this client: 0.42 s (best of 5)",
    "TypeScript 5.9.3, 48 calls, plain openapi-fetch: 2.10 s (best of 5)",
  ].join("\n");
  expect(readSpeeds(output)).toEqual([
    { version: "7.0.2", what: "this client", seconds: 0.42 },
    { version: "5.9.3", what: "plain openapi-fetch", seconds: 2.1 },
  ]);
});

test("output without times is an error that shows the output", () => {
  expect(() => readSpeeds("There is no dist")).toThrow("There is no dist");
});
