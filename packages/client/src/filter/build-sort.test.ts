import { expect, test } from "vitest";
import { ValidationError } from "../errors/errors.ts";
import { buildSort } from "./build-sort.ts";
import { raw } from "./raw.ts";

test.each([
  [undefined, ""],
  [[], ""],
  ["name", "name"],
  ["-number", "-number"],
  ["~name", "~name"],
  ["-~name", "-~name"],
  ["customer.customerNumber", "customer.customerNumber"],
  [["name", "-number"], "name,-number"],
  [raw("name,+number"), "name,+number"],
])("%j is sent as %j (X-26)", (sort, text) => expect(buildSort(sort)).toBe(text));

test.each([
  "--name",
  "~-name",
  "name desc",
  "name$",
  "name,",
  ["name", undefined],
  [null, "name"],
  { name: 1 },
])("%j is refused before anything is sent (L-62)", (sort) => {
  expect(() => buildSort(sort)).toThrow(ValidationError);
  expect(() => buildSort(sort)).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ path: "sort" })] }),
  );
});
