import { describe, expect, test } from "vitest";
import { customerBody } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { createIdempotencyKey } from "../index.ts";

const body = customerBody();

const keysOf = (requests: readonly { headers: Readonly<Record<string, string>> }[]) =>
  requests.map(({ headers }) => headers["idempotency-key"]);

describe("keys of our own", () => {
  test("are UUIDv7 with the time when they were made (RW-2)", async () => {
    const { economic, mock } = watched();
    await economic.rest.post("/customers", { body });
    const [key = ""] = keysOf(mock.requests);
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(Number.parseInt(key.replaceAll("-", "").slice(0, 12), 16)).toBe(mock.clock.now());
  });

  test("are never equal, and in the order of their times", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => createIdempotencyKey(1_790_000_000_000 + index));
    expect(new Set(keys).size).toBe(1000);
    expect(keys.toSorted()).toEqual(keys);
  });

  test.each([
    ["post", "/customers"],
    ["put", "/customers/1"],
    ["patch", "/journals/1/vouchers/2026-1/attachment/file"],
    ["delete", "/customers/1"],
  ] as const)("are sent with every %s, also with retry: false (RW-1)", async (method, path) => {
    const { economic, mock } = watched();
    const call = () => economic.rest.raw(method, path, { retry: false }).catch(() => undefined);
    await call();
    await call();
    const keys = keysOf(mock.requests);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBeTruthy();
    expect(keys[1]).not.toBe(keys[0]);
  });

  test("are not sent with a GET", async () => {
    const { economic, mock } = watched();
    await economic.rest.get("/self");
    expect(mock.requests[0]?.headers).not.toHaveProperty("idempotency-key");
  });
});
