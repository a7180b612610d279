import { describe, expect, test } from "vitest";
import { cleanManifest } from "./clean-manifest.ts";

describe("a published manifest", () => {
  test("has no devDependencies and no scripts", () => {
    const clean = cleanManifest({
      name: "a",
      version: "1.0.0",
      scripts: { build: "x" },
      devDependencies: { vitest: "5.1.1" },
      dependencies: { "openapi-fetch": "0.17.0" },
    });
    expect(clean).toEqual({ name: "a", version: "1.0.0", dependencies: { "openapi-fetch": "0.17.0" } });
  });

  test.each(["workspace:*", "catalog:", "link:../x", "file:../x"])("refuses a dependency on %s", (range) => {
    expect(() => cleanManifest({ name: "a", dependencies: { b: range } })).toThrow(
      `a: dependencies.b is "${range}"`,
    );
  });
});
