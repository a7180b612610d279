import { expect, test } from "vitest";
import { sourceText } from "./body-examples.ts";

test("an example is written as a person would write it", () => {
  const value = { name: 'Say "hi"', "two words": 1, lines: [{ quantity: 1.5 }, {}], isBarred: false };
  expect(sourceText(value)).toBe(
    '{ name: "Say \\"hi\\"", "two words": 1, lines: [{ quantity: 1.5 }, {}], isBarred: false }',
  );
});
