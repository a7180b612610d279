import { expect, test } from "vitest";
import { isAllowed } from "./licenses.ts";

test.each(["MIT", "(MIT OR CC0-1.0)", "MIT OR GPL-3.0", "Apache-2.0 AND MIT"])("%s is accepted", (license) =>
  expect(isAllowed(license)).toBe(true),
);

test.each(["GPL-3.0", "MIT AND GPL-3.0", "Unknown", "", "SEE LICENSE IN LICENSE"])(
  "%j is refused",
  (license) => expect(isAllowed(license)).toBe(false),
);
