import { describe, expect, test } from "vitest";
import { customerBody, failureOf } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import {
  createIdempotencyKey,
  IdempotencyError,
  type OutcomeUnknownError,
  ValidationError,
} from "../index.ts";

const minute = 60_000;
const body = customerBody();

const keysOf = (requests: readonly { headers: Readonly<Record<string, string>> }[]) =>
  requests.map(({ headers }) => headers["idempotency-key"]);

describe("keys of our own", () => {
  test("are UUIDv7 that tell when they were made (rule 2)", async () => {
    const { economic, mock } = watched();
    await economic.rest.post("/customers", { body });
    const [key = ""] = keysOf(mock.requests);
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(Number.parseInt(key.replaceAll("-", "").slice(0, 12), 16)).toBe(mock.clock.now());
  });

  test("are never the same twice, and in order of their time", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => createIdempotencyKey(1_790_000_000_000 + index));
    expect(new Set(keys).size).toBe(1000);
    expect(keys.toSorted()).toEqual(keys);
  });

  test.each([
    ["post", "/customers"],
    ["put", "/customers/1"],
    ["patch", "/journals/1/vouchers/2026-1/attachment/file"],
    ["delete", "/customers/1"],
  ] as const)("go with every %s, also with retry: false (rule 1)", async (method, path) => {
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

  test("do not go with a GET", async () => {
    const { economic, mock } = watched();
    await economic.rest.get("/self");
    expect(mock.requests[0]?.headers).not.toHaveProperty("idempotency-key");
  });
});

describe("a caller's key", () => {
  test("is sent as it is", async () => {
    const { economic, mock } = watched();
    await economic.rest.post("/customers", { body, idempotencyKey: "order-17" });
    expect(keysOf(mock.requests)).toEqual(["order-17"]);
  });

  test("over 55 minutes old is refused before anything is sent, with the way out; a millisecond younger it is sent (rule 2)", async () => {
    const { economic, sent, mock } = watched();
    const create = (age: number) =>
      economic.rest.post("/customers", {
        body,
        idempotencyKey: { key: "order-17", createdAt: new Date(mock.clock.now() - age) },
      });
    const error = await failureOf(create(55 * minute));
    expect(error).toBeInstanceOf(IdempotencyError);
    expect(error.message).toMatch(/natural key/);
    expect(sent).toEqual([]);
    await create(55 * minute - 1);
    expect(sent).toHaveLength(1);
  });

  test("that is a UUIDv7 tells its own age, such as that of an OutcomeUnknownError from yesterday", async () => {
    const { economic, sent, mock } = watched();
    const create = (age: number) =>
      economic.rest.post("/customers", {
        body,
        idempotencyKey: createIdempotencyKey(mock.clock.now() - age * minute),
      });
    expect(await failureOf(create(56))).toBeInstanceOf(IdempotencyError);
    expect(sent).toEqual([]);
    await create(54);
    expect(sent).toHaveLength(1);
  });

  test.each([
    [""],
    ["a b"],
    ["a\nb"],
    ["æ"],
    [{ key: "a", createdAt: Number.NaN }],
    [{ key: "a", createdAt: new Date("x") }],
    [null],
    [{}],
    [{ key: "" }],
  ])("of %j is refused by name", async (given) => {
    const { economic, sent } = watched();
    const idempotencyKey = given as unknown as string;
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.message).toContain("idempotencyKey");
    expect(sent).toEqual([]);
  });

  test("is not sent again once it has expired while waiting", async () => {
    const { economic, mock } = watched();
    mock.faults.add({ effect: { status: 429, retryAfter: 50 } });
    const idempotencyKey = { key: "order-17", createdAt: mock.clock.now() - 54.5 * minute };
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey }));
    expect(error.kind).toBe("rateLimit");
    expect(mock.requests).toHaveLength(1);
  });
});

describe("a caller's createdAt", () => {
  test.each([
    ["a day ahead", 86_400_000],
    ["two minutes ahead", 2 * minute],
    ["milliseconds taken for seconds", 1e15],
  ])("%s is refused: it would lengthen the 55 minutes", async (_, ahead) => {
    const { economic, sent, mock } = watched();
    const idempotencyKey = { key: "order-17", createdAt: mock.clock.now() + ahead };
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.message).toContain("createdAt");
    expect(sent).toEqual([]);
  });

  test("a little ahead (another machine's clock) counts as now", async () => {
    const { mock, client } = watched();
    mock.faults.add({ effect: { drop: "after" } });
    const now = mock.clock.now();
    const idempotencyKey = { key: "order-17", createdAt: now + 30_000 };
    const call = client({ retry: false }).rest.post("/customers", { body, idempotencyKey });
    expect(((await failureOf(call)) as OutcomeUnknownError).expiresAt.getTime()).toBe(now + 55 * minute);
  });
});
