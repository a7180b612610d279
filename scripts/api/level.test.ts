import { describe, expect, test } from "vitest";
import { declaredLevel, requiredLevel } from "./level.ts";

describe("the level that a change of the exported signatures needs", () => {
  const before = "// comment\nexport function a(): void;\nexport function b(): void;\n";
  test.each([
    ["the same", before, "1.0.0", "none"],
    ["a comment", before.replace("comment", "other"), "1.0.0", "none"],
    ["another order", "export function b(): void;\nexport function a(): void;", "1.0.0", "none"],
    ["something new", `${before}export function c(): void;`, "1.0.0", "minor"],
    ["something gone", "export function a(): void;", "1.0.0", "major"],
    ["another signature", before.replace("a(): void", "a(x: string): void"), "1.0.0", "major"],
    ["something removed before 1.0.0", "export function a(): void;", "0.3.0", "minor"],
  ])("%s", (_what, after, version, level) => {
    expect(requiredLevel(before, after, version)).toBe(level);
  });
});

describe("the level that changesets declare", () => {
  test("the highest level of this package counts", () => {
    const changesets = [
      '---\n"a": patch\n"b": major\n---\n\nText',
      "---\na: minor\n---\n\na: major in the text does not count",
    ];
    expect(declaredLevel(changesets, "a")).toBe("minor");
  });

  test("without a changeset no level is declared", () => {
    expect(declaredLevel([], "a")).toBe("none");
  });
});
