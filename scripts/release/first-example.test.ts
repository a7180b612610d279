import { expect, test } from "vitest";
import { firstExample } from "./first-example.ts";

test("the first TypeScript block is read, whatever other blocks come before it", () => {
  const markdown =
    "# A\n\n```sh\nnpm install a\n```\n\n```ts\nconst a = 1;\n```\n\n```ts\nconst b = 2;\n```\n";
  expect(firstExample(markdown)).toBe("const a = 1;\n");
});

test("a README without an example is an error", () => {
  expect(() => firstExample("# A\n")).toThrow("no TypeScript example");
});
