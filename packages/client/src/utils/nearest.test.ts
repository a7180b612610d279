import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

const options = ["timeoutMs", "idempotencyKey", "headers", "signal", "query", "retry"];

test.each([
  ["timeoutms", "timeoutMs"],
  ["timeotMs", "timeoutMs"],
  ["idempotencykey", "idempotencyKey"],
  ["idempotenceKey", "idempotencyKey"],
  ["header", "headers"],
  ["baseUrl", undefined],
  ["x", undefined],
  ["", undefined],
])("%j is most like %j", (word, expected) => {
  expect(nearest(word, options)).toBe(expected);
});
