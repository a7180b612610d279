import { describe, expect, test } from "vitest";
import { createIdempotencyKey, IdempotencyError, idempotencyKey, OutcomeUnknownError } from "../src/index.ts";
import { customerBody, failureOf, mockWith, newKey } from "./mock-client.ts";

const count = (mock: ReturnType<typeof mockWith>["mock"], name: string) =>
  mock
    .agreement()
    .customers.all()
    .filter((customer) => customer.name === name).length;

describe("the hour of a key (RW-2)", () => {
  test("a repeat within 55 minutes makes no second customer, and later is not sent", async () => {
    const { mock, economic } = mockWith();
    const key = idempotencyKey({ key: "order-17", createdAt: new Date(mock.clock.now()), repeated: false });
    const create = () =>
      economic.rest.post("/customers", { body: customerBody(), idempotencyKey: key }).withResponse();
    const first = await create();
    mock.clock.advance("54m");
    const again = await create();
    expect([again.replayed, again.data.customerNumber]).toEqual([true, first.data.customerNumber]);
    mock.clock.advance("1m");
    const before = mock.requests.length;
    const error = await failureOf(create());
    expect(error).toBeInstanceOf(IdempotencyError);
    expect(mock.requests).toHaveLength(before);
    expect(count(mock, "Nordlys ApS")).toBe(1);
  });

  test("a UUIDv7 of yesterday is refused, because its text contains its time", async () => {
    const { mock, economic } = mockWith();
    const key = idempotencyKey(createIdempotencyKey(mock.clock.now()));
    mock.clock.advance("1d");
    const call = economic.rest.post("/customers", { body: customerBody(), idempotencyKey: key });
    expect(await failureOf(call)).toMatchObject({ kind: "idempotency", attempts: 0 });
  });
});

describe("one key, one call (RW-3, RW-4)", () => {
  test.each([
    ["another body", "/customers", "PayloadChanged"],
    ["another URL", "/customer-groups", "URLChanged"],
  ] as const)("%s under it is refused for good", async (_, path, code) => {
    const { mock, economic } = mockWith();
    const key = newKey("order-17");
    await economic.rest.post("/customers", { body: customerBody("First"), idempotencyKey: key });
    const error = await failureOf(
      economic.rest.raw("post", path, { body: customerBody("Second"), idempotencyKey: key }),
    );
    expect(error).toMatchObject({ kind: "idempotency", status: 400, code, attempts: 1 });
    expect(count(mock, "Second")).toBe(0);
  });

  test("two equal calls at once are sent once; a different one is refused unsent", async () => {
    const { mock, client, economic } = mockWith({ latency: 20, whileInFlight: "execute" });
    const create = (name: string, by = economic) =>
      by.rest.post("/customers", { body: customerBody(name), idempotencyKey: newKey("order-17") });
    const [one, other, error] = await Promise.all([
      create("First"),
      create("First", client()),
      failureOf(create("Second")),
    ]);
    expect(one.customerNumber).toBe(other.customerNumber);
    expect(error).toMatchObject({ kind: "idempotency", attempts: 0 });
    expect(mock.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  });
});

describe("an unknown outcome (RW-5, RW-6)", () => {
  test("follows a DELETE that was answered 502 and then 404", async () => {
    const { mock, economic } = mockWith({ rulings: { idempotentMethods: "post-and-delete" } });
    const { customerNumber } = mock.agreement().customers.add({ name: "Gone" });
    mock.faults.add({ method: "DELETE", effect: { status: 502, acts: true } });
    mock.faults.add({ method: "DELETE", effect: { status: 404 } });
    const call = economic.rest.delete("/customers/{customerNumber}", { path: { customerNumber } });
    const error = await failureOf(call);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.cause).toMatchObject({ kind: "notFound" });
    await economic.rest.delete("/customers/{customerNumber}", {
      path: { customerNumber },
      idempotencyKey: idempotencyKey(error as OutcomeUnknownError),
    });
    expect(count(mock, "Gone")).toBe(0);
  });

  test("follows 'key already exists' after a lost answer: it may be our own record", async () => {
    const { mock, client } = mockWith();
    mock.faults.add({ method: "POST", effect: { drop: "after" } });
    // Without the key, the server refuses the second attempt, because it finds the record that the first one made.
    const economic = client({
      fetch: (url, { headers, ...init }) => {
        const { "idempotency-key": _, ...rest } = headers as Record<string, string>;
        return mock.fetch(url, { ...init, headers: rest });
      },
    });
    const body = { customerGroupNumber: 77, name: "Web", account: { accountNumber: 5600 } };
    const error = await failureOf(economic.rest.raw("post", "/customer-groups", { body }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 2, cause: { kind: "validation" } });
  });

  test("does not follow a refusal of the only attempt", async () => {
    const { mock, economic } = mockWith();
    const body = { ...customerBody("Refused"), customerGroup: { customerGroupNumber: 999 } };
    expect(await failureOf(economic.rest.post("/customers", { body }))).toMatchObject({ kind: "validation" });
    expect(count(mock, "Refused")).toBe(0);
  });

  test("ends in exactly one record when the call is repeated under the error's key", async () => {
    const { mock, client, economic } = mockWith();
    mock.faults.add({ method: "POST", times: 4, effect: { drop: "after" } });
    const body = customerBody("Once");
    const error = await failureOf(client({ retry: false }).rest.post("/customers", { body }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", method: "POST", path: "/customers", attempts: 1 });
    const { sentAt, expiresAt } = error as OutcomeUnknownError;
    expect(Number(expiresAt) - Number(sentAt)).toBe(55 * 60_000);
    mock.faults.clear();
    const again = idempotencyKey(error as OutcomeUnknownError);
    await economic.rest.post("/customers", { body, idempotencyKey: again });
    expect(count(mock, "Once")).toBe(1);
  });
});

describe("an abort", () => {
  test("of a write that was sent leaves its outcome unknown, and a repeat settles it", async () => {
    const { mock, economic } = mockWith({ latency: 30 });
    const controller = new AbortController();
    const body = customerBody("Aborted");
    const call = economic.rest.post("/customers", { body, signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 5);
    const error = (await failureOf(call)) as OutcomeUnknownError;
    expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { message: "enough" } });
    await economic.rest.post("/customers", {
      body,
      idempotencyKey: idempotencyKey(error),
    });
    expect(count(mock, "Aborted")).toBe(1);
  });

  test("of a read, and of a write that was not sent, throws the signal's reason", async () => {
    const { mock, economic } = mockWith({ latency: 30 });
    const reason = new Error("enough");
    const write = economic.rest.post("/customers", {
      body: customerBody(),
      signal: AbortSignal.abort(reason),
    });
    expect(await failureOf(write)).toBe(reason);
    expect(mock.requests).toEqual([]);
    const controller = new AbortController();
    const read = economic.rest.get("/self", { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 5);
    expect(await failureOf(read)).toBe(reason);
  });
});

test("a stream is sent once, and after a lost connection its outcome is unknown", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({ effect: { drop: "before" } });
  const body = new Blob(["%PDF-1.7"]).stream();
  const error = await failureOf(economic.documents.raw("post", "/AttachedDocuments", { body }));
  expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 1 });
  expect(mock.requests).toHaveLength(1);
});
