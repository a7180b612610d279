import { expect, test } from "vitest";
import { toResponse } from "./reply.ts";

const headers = { "content-type": "application/json" };

test("an answer has its length in bytes, not in characters", async () => {
  const response = toResponse({ status: 200, headers, body: '"Ærø"' });
  expect(response.headers.get("content-length")).toBe("7");
  expect(await response.json()).toBe("Ærø");
});

test("an answer without a body has the length 0, and a 204 has no length", () => {
  expect(toResponse({ status: 201, headers: {}, body: null }).headers.get("content-length")).toBe("0");
  const none = toResponse({ status: 204, headers: {}, body: "" });
  expect(none.body).toBeNull();
  expect(none.headers.has("content-length")).toBe(false);
});
