import { expect, test } from "vitest";
import changelog from "../../.changeset/changelog.js";

const options = { repository: "https://example.test/repository" };

test("a change is one item of a list, with a link to its commit at the end", async () => {
  const change = { commit: "0123456789abcdef", summary: "First line\nsecond line\n\nAnother paragraph\n" };
  expect(await changelog.getReleaseLine(change, "minor", options)).toBe(
    "- First line\n  second line\n\n  Another paragraph ([0123456](https://example.test/repository/commit/0123456789abcdef))",
  );
});

test("a change that is not committed yet has no link", async () => {
  expect(await changelog.getReleaseLine({ summary: "Text" }, "patch", options)).toBe("- Text");
});

test("packages with updated dependencies are named; without any the text is empty", async () => {
  expect(await changelog.getDependencyReleaseLine([], [{ name: "a", newVersion: "1.0.0" }])).toContain(
    "`a` 1.0.0",
  );
  expect(await changelog.getDependencyReleaseLine([], [])).toBe("");
});
