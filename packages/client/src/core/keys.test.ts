import { describe, expect, test } from "vitest";
import {
  createIdempotencyKey,
  type EconomicError,
  type EconomicOptions,
  IdempotencyError,
  OutcomeUnknownError,
  ValidationError,
} from "../index.ts";
import { ownAgreement, scripted, stillClock } from "../testing/script.ts";

const minute = 60_000;
const body = { customerNumber: 1 };

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable("the call should fail"),
    (error: unknown) => error as EconomicError,
  );

describe("keys of our own", () => {
  test("are UUIDv7 that tell when they were made (rule 2)", async () => {
    const { economic, sent, clock } = scripted([{ status: 201 }]);
    await economic.rest.raw("post", "/customers", { body });
    const key = sent[0]?.headers["idempotency-key"] ?? "";
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(Number.parseInt(key.replaceAll("-", "").slice(0, 12), 16)).toBe(clock.now());
  });

  test("are never the same twice, and in order of their time", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => createIdempotencyKey(1_790_000_000_000 + index));
    expect(new Set(keys).size).toBe(1000);
    expect(keys.toSorted()).toEqual(keys);
  });

  test.each(["post", "put", "patch", "delete"] as const)(
    "go with every %s, also with retry: false (rule 1)",
    async (method) => {
      const { economic, sent } = scripted([{ status: 204 }]);
      await economic.rest.raw(method, "/x", { retry: false });
      await economic.rest.raw(method, "/x", { retry: false });
      const keys = sent.map(({ headers }) => headers["idempotency-key"]);
      expect(keys[0]).toBeTruthy();
      expect(keys[1]).not.toBe(keys[0]);
    },
  );

  test("do not go with a GET", async () => {
    const { economic, sent } = scripted([{}]);
    await economic.rest.get("/self");
    expect(sent[0]?.headers).not.toHaveProperty("idempotency-key");
  });
});

describe("a caller's key", () => {
  test("is sent as it is", async () => {
    const { economic, sent } = scripted([{ status: 201 }]);
    await economic.rest.raw("post", "/customers", { body, idempotencyKey: "order-17" });
    expect(sent[0]?.headers["idempotency-key"]).toBe("order-17");
  });

  test("over 55 minutes old is refused before anything is sent, with the way out (rule 2)", async () => {
    const { economic, sent, clock } = scripted([{ status: 201 }]);
    const createdAt = new Date(clock.now() - 55 * minute);
    const call = economic.rest.raw("post", "/customers", {
      body,
      idempotencyKey: { key: "order-17", createdAt },
    });
    const error = await failure(call);
    expect(error).toBeInstanceOf(IdempotencyError);
    expect(error.message).toMatch(/natural key/);
    expect(sent).toEqual([]);
  });

  test("one millisecond younger is sent", async () => {
    const { economic, sent, clock } = scripted([{ status: 201 }]);
    const createdAt = clock.now() - 55 * minute + 1;
    await economic.rest.raw("post", "/customers", { body, idempotencyKey: { key: "order-17", createdAt } });
    expect(sent).toHaveLength(1);
  });

  test("that is a UUIDv7 tells its own age, such as that of an OutcomeUnknownError from yesterday", async () => {
    const { economic, sent, clock } = scripted([{ status: 201 }]);
    const old = createIdempotencyKey(clock.now() - 56 * minute);
    expect(await failure(economic.rest.raw("post", "/x", { body, idempotencyKey: old }))).toBeInstanceOf(
      IdempotencyError,
    );
    const fresh = createIdempotencyKey(clock.now() - 54 * minute);
    await economic.rest.raw("post", "/x", { body, idempotencyKey: fresh });
    expect(sent).toHaveLength(1);
  });

  test.each([
    [""],
    ["a b"],
    ["a\nb"],
    ["æ"],
    [{ key: "a", createdAt: Number.NaN }],
    [{ key: "a", createdAt: new Date("x") }],
  ])("of %j is refused", async (idempotencyKey) => {
    const { economic, sent } = scripted([{ status: 201 }]);
    expect(await failure(economic.rest.raw("post", "/x", { body, idempotencyKey }))).toBeInstanceOf(
      ValidationError,
    );
    expect(sent).toEqual([]);
  });

  test("is not sent again once it has expired while waiting", async () => {
    const { economic, sent, clock } = scripted([{ status: 429, headers: { "retry-after": "50" } }]);
    const idempotencyKey = { key: "order-17", createdAt: clock.now() - 54.5 * minute };
    const error = await failure(economic.rest.raw("post", "/x", { body, idempotencyKey }));
    expect(error.kind).toBe("rateLimit");
    expect(sent).toHaveLength(1);
  });
});

describe("the same caller's key twice at once (rule 4)", () => {
  const idempotencyKey = "order-17";
  const gated = (options: Partial<EconomicOptions> = {}) => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let count = 0;
    const fetch = async () => {
      count++;
      await gate;
      return Response.json({ number: count }, { status: 201 });
    };
    return { ...scripted([], { fetch, ...options }), open, count: () => count };
  };

  test("same bytes join the running call", async () => {
    const { economic, open, count } = gated();
    const calls = [1, 2, 3].map(() => economic.rest.raw("post", "/x", { body, idempotencyKey }));
    open();
    expect(await Promise.all(calls)).toEqual([{ number: 1 }, { number: 1 }, { number: 1 }]);
    expect(count()).toBe(1);
  });

  test("also when the bytes are a form's", async () => {
    const { economic, open, count } = gated();
    const calls = [1, 2].map(() => {
      const form = new FormData();
      form.append("File", new Blob([new Uint8Array(1000)]));
      return economic.rest.raw("post", "/x", { body: form, idempotencyKey });
    });
    open();
    await Promise.all(calls);
    expect(count()).toBe(1);
  });

  test.each([
    ["another body", "post", "/x", { customerNumber: 2 }],
    ["another URL", "post", "/y", body],
    ["another method", "put", "/x", body],
  ] as const)("%s is refused here", async (_, method, path, other) => {
    const { economic, open, count } = gated();
    const first = economic.rest.raw("post", "/x", { body, idempotencyKey });
    const error = await failure(economic.rest.raw(method, path, { body: other, idempotencyKey }));
    expect(error).toBeInstanceOf(IdempotencyError);
    open();
    await first;
    expect(count()).toBe(1);
  });

  test("clients of one agreement join, those of different agreements do not", async () => {
    const one = gated();
    const same = one.economic.withAgreement("joined-agreement-0123456789");
    const twin = one.economic.withAgreement("joined-agreement-0123456789");
    const other = one.economic.withAgreement("other-agreement-0123456789");
    const calls = [same, twin, other].map((economic) =>
      economic.rest.raw("post", "/x", { body, idempotencyKey }),
    );
    one.open();
    await Promise.all(calls);
    expect(one.count()).toBe(2);
  });

  test("one after the other is the server's business", async () => {
    const { economic, sent } = scripted([{ status: 201 }]);
    await economic.rest.raw("post", "/x", { body, idempotencyKey });
    await economic.rest.raw("post", "/x", { body, idempotencyKey });
    expect(sent).toHaveLength(2);
  });

  test("a joined call that is aborted does not know how it ended; the running one goes on", async () => {
    const { economic, open } = gated();
    const first = economic.rest.raw("post", "/x", { body, idempotencyKey });
    const controller = new AbortController();
    const second = economic.rest.raw("post", "/x", { body, idempotencyKey, signal: controller.signal });
    setTimeout(() => controller.abort());
    expect(await failure(second)).toBeInstanceOf(OutcomeUnknownError);
    open();
    expect(await first).toEqual({ number: 1 });
  });

  test("a joined call fails as the running one does", async () => {
    const { economic } = scripted([{ status: 400 }]);
    const calls = [1, 2].map(() => failure(economic.rest.raw("post", "/x", { body, idempotencyKey })));
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(["validation", "validation"]);
  });
});

describe("OutcomeUnknownError (rule 11)", () => {
  test("carries what it takes to repeat the call", async () => {
    const { economic, clock } = scripted([{ fails: "lost" }], { retry: { maxAttempts: 2 } });
    const start = clock.now();
    const error = (await failure(economic.rest.raw("post", "/customers", { body }))) as OutcomeUnknownError;
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ method: "POST", path: "/customers", attempts: 2 });
    expect(error.sentAt).toEqual(new Date(start));
    expect(error.expiresAt).toEqual(new Date(start + 55 * minute));
    expect(error.cause).toMatchObject({ kind: "connection", code: "ECONNRESET" });
    expect(error.message).toContain("idempotencyKey");
  });

  test("repeated with its key and time, the same bytes go out", async () => {
    const { economic, sent } = scripted([
      { fails: "lost" },
      { status: 201, headers: { "x-resultfromcache": "true" } },
    ]);
    const error = (await failure(
      economic.rest.raw("post", "/customers", { body, retry: false }),
    )) as OutcomeUnknownError;
    const idempotencyKey = { key: error.key, createdAt: error.sentAt };
    const { replayed } = await economic.rest
      .raw("post", "/customers", { body, idempotencyKey })
      .withResponse();
    expect(replayed).toBe(true);
    expect(sent[1]?.headers["idempotency-key"]).toBe(sent[0]?.headers["idempotency-key"]);
    expect(sent[1]?.body).toBe(sent[0]?.body);
  });

  test("a caller's key expires by its own age, not by this call's", async () => {
    const { economic, clock } = scripted([{ status: 500 }], { retry: false });
    const createdAt = clock.now() - 10 * minute;
    const call = economic.rest.raw("delete", "/x", { idempotencyKey: { key: "k", createdAt } });
    const error = (await failure(call)) as OutcomeUnknownError;
    expect(error.sentAt.getTime()).toBe(createdAt);
    expect(error.expiresAt.getTime()).toBe(createdAt + 55 * minute);
  });
});

describe("aborting", () => {
  const abortable = (method: "get" | "post") => {
    const controller = new AbortController();
    const { economic, sent } = scripted([{ fails: "hang" }]);
    const call = economic.rest.raw(method, "/x", { signal: controller.signal });
    return { call: failure(call), controller, sent };
  };

  test("before anything is sent rejects with the signal's reason", async () => {
    const { economic, sent } = scripted([{}]);
    const call = economic.rest.raw("post", "/x", { body, signal: AbortSignal.abort("changed my mind") });
    expect(await failure(call)).toBe("changed my mind");
    expect(sent).toEqual([]);
  });

  test("a read in the air rejects with the signal's reason", async () => {
    const { call, controller, sent } = abortable("get");
    setTimeout(() => controller.abort("changed my mind"));
    expect(await call).toBe("changed my mind");
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  test("a write in the air has an unknown outcome (rule 5)", async () => {
    const { call, controller } = abortable("post");
    setTimeout(() => controller.abort("changed my mind"));
    const error = await call;
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.cause).toBe("changed my mind");
  });

  test.each([
    [{ status: 429 }, "reason"],
    [{ status: 503 }, "unknown"],
  ])("between attempts, after %j: the %s", async (step, outcome) => {
    const controller = new AbortController();
    const clock = stillClock();
    const sleep = async () => controller.abort("changed my mind");
    const { economic, sent } = scripted([step], { clock: { ...clock, sleep } });
    const error = await failure(economic.rest.raw("post", "/x", { body, signal: controller.signal }));
    if (outcome === "reason") expect(error).toBe("changed my mind");
    else expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(sent).toHaveLength(1);
  });

  test("leaves no listener on the caller's signal", async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
    const { economic, sent } = scripted([{ status: 503 }, {}, { status: 404 }]);
    await economic.rest.raw("get", "/x", { signal });
    await failure(economic.rest.raw("get", "/x", { signal }));
    expect(listeners).toBe(0);
    for (const attempt of sent) expect(attempt.signal).not.toBe(signal);
  });
});

test("retry settings of the client hold for its calls, those of a call go before", async () => {
  const { economic, sent } = scripted([{ status: 503 }], { retry: { maxAttempts: 2 }, ...ownAgreement() });
  await failure(economic.rest.get("/self"));
  expect(sent).toHaveLength(2);
  await failure(economic.rest.get("/self", { retry: { maxAttempts: 3 } }));
  expect(sent).toHaveLength(5);
  await failure(economic.rest.get("/self", { retry: false }));
  expect(sent).toHaveLength(6);
});

describe("a caller's createdAt", () => {
  test.each([
    ["a day ahead", 86_400_000],
    ["two minutes ahead", 2 * minute],
    ["milliseconds taken for seconds", 1e15],
  ])("%s is refused: it would lengthen the 55 minutes", async (_, ahead) => {
    const { economic, sent, clock } = scripted([{ status: 201 }]);
    const idempotencyKey = { key: "order-17", createdAt: clock.now() + ahead };
    const error = await failure(economic.rest.raw("post", "/x", { body, idempotencyKey }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.message).toContain("createdAt");
    expect(sent).toEqual([]);
  });

  test("a little ahead (another machine's clock) counts as now", async () => {
    const { economic, clock } = scripted([{ fails: "lost" }], { retry: false });
    const now = clock.now();
    const idempotencyKey = { key: "order-17", createdAt: now + 30_000 };
    const error = await failure(economic.rest.raw("post", "/x", { body, idempotencyKey }));
    expect((error as OutcomeUnknownError).expiresAt.getTime()).toBe(now + 55 * minute);
  });
});

test.each([[null], [{}], [{ key: "" }]])("an idempotency key of %j is refused by name", async (given) => {
  const { economic, sent } = scripted([{ status: 201 }]);
  const idempotencyKey = given as unknown as string;
  const error = await failure(economic.rest.raw("post", "/x", { body, idempotencyKey }));
  expect(error).toBeInstanceOf(ValidationError);
  expect(error.message).toContain("idempotencyKey");
  expect(sent).toEqual([]);
});
