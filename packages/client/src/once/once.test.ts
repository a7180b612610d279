import { describe, expect, test, vi } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";
import { bulk, type EconomicOptions, type IdempotencyKey, multipart } from "../index.ts";
import { memoryStore, type OnceKey, type OnceOptions, type OnceStore, once } from "../once.ts";

const minute = 60_000;

/** Returns a mock and a store that share a clock, and the options of a job that makes a customer. */
function job(name = "Nordlys ApS", settings: Parameters<typeof mockWith>[0] = {}) {
  const world = mockWith(settings);
  const { mock, economic } = world;
  const store = memoryStore();
  const keys: OnceKey[] = [];
  const body = customerBody(name);
  const call = async (idempotencyKey: OnceKey) => {
    keys.push(idempotencyKey);
    const { customerNumber } = await economic.rest.post("/customers", { body, idempotencyKey });
    return { customerNumber };
  };
  const find = async () => {
    const found = await economic.rest.list("/customers", { filter: { name } }).first();
    return found && { customerNumber: found.customerNumber };
  };
  const options = { store, call, find, now: () => mock.clock.now() };
  const count = () =>
    mock
      .agreement()
      .customers.all()
      .filter((customer) => customer.name === name).length;
  const writes = () => mock.requests.filter(({ method }) => method !== "GET");
  return { ...world, ...options, options, keys, count, writes };
}

const id = "test/4711/customer/nordlys";

describe("an undisturbed write", () => {
  test("is made under a key, and its result is returned and stored", async () => {
    const { options, keys, count, writes } = job();
    const first = await once(id, options);
    expect(await once(id, options)).toEqual(first);
    expect(count()).toBe(1);
    expect(writes().map(({ headers }) => headers["idempotency-key"])).toEqual([keys[0]?.key]);
    expect(keys).toEqual([expect.objectContaining({ repeated: false })]);
  });

  test("has its key and time in the store before anything is sent", async () => {
    const { options, store, call, mock } = job();
    const kept: unknown[] = [];
    await once(id, {
      ...options,
      async call(key) {
        kept.push(await store.claim(id, { key: "another", request: null, now: mock.clock.now() }), key.key);
        return call(key);
      },
    });
    expect(kept[0]).toMatchObject({ key: kept[1], createdAt: mock.clock.now(), starts: 2, result: null });
  });

  test("returns null when call returned nothing, also at the next start", async () => {
    const { options, call } = job();
    const silent = { ...options, call: async (key: OnceKey) => void (await call(key)) };
    expect([await once(id, silent), await once(id, silent)]).toEqual([null, null]);
  });

  test("stores hashes instead of bodies, tokens and requests", async () => {
    const { options, tokens } = job();
    const kept: string[] = [];
    const noting = (store: OnceStore): OnceStore => ({
      ...store,
      claim: (...its) => store.claim(...note(its)),
      fix: (...its) => store.fix(...note(its)),
    });
    const note = <T extends unknown[]>(its: T): T => {
      kept.push(JSON.stringify(its));
      return its;
    };
    await once(id, { ...options, store: noting(options.store), request: { cpr: "010190-1234" } });
    expect(kept).toHaveLength(2);
    for (const secret of ["Nordlys ApS", "010190", tokens.appSecretToken, tokens.agreementGrantToken])
      expect(kept.join()).not.toContain(secret);
  });
});

describe("a start after an interrupted one", () => {
  /** Loses the answer (`after`) or the request (`before`) of a first start, waits, and starts again. */
  async function lostThenAgain(effect: { drop: "after" | "before" }, minutes: number) {
    const its = job();
    its.mock.faults.add({ method: "POST", times: 4, effect });
    const error = await failureOf(once(id, its.options));
    its.mock.clock.advance(minutes * minute);
    const before = its.writes().length;
    const again = await once(id, its.options).catch((reason: unknown) => reason);
    return { ...its, error, again, sent: its.writes().length - before };
  }

  test.each([0, 1, 54, 54.9])("after %d minutes repeats under the same key (RW-2)", async (minutes) => {
    const { error, again, keys, count, sent } = await lostThenAgain({ drop: "after" }, minutes);
    expect(error).toMatchObject({ kind: "outcomeUnknown", key: keys[0]?.key });
    expect(again).toEqual({ customerNumber: expect.any(Number) });
    expect(keys.map(({ key, repeated }) => [key, repeated])).toEqual([
      [keys[0]?.key, false],
      [keys[0]?.key, true],
    ]);
    expect([count(), sent]).toEqual([1, 1]);
  });

  test.each([55, 60, 74, 75, 10_000])(
    "after %d minutes finds the record and sends nothing",
    async (minutes) => {
      const { again, count, sent } = await lostThenAgain({ drop: "after" }, minutes);
      expect(again).toEqual({ customerNumber: expect.any(Number) });
      expect([count(), sent]).toEqual([1, 0]);
    },
  );

  test.each([55, 60, 74.9])(
    "after %d minutes reports when to start again if nothing is found",
    async (minutes) => {
      const { again, keys, mock, sent } = await lostThenAgain({ drop: "before" }, minutes);
      const retryAfterMs = Math.round((75 - minutes) * minute);
      const retryAt = new Date(mock.clock.now() + retryAfterMs);
      expect(again).toMatchObject({ kind: "onceNotYet", name: "OnceNotYetError", id, retryAt, retryAfterMs });
      expect([keys.length, sent]).toEqual([1, 0]);
    },
  );

  test.each([75, 76, 10_000])("after %d minutes makes the write under a new key", async (minutes) => {
    const { again, keys, count, sent } = await lostThenAgain({ drop: "before" }, minutes);
    expect(again).toEqual({ customerNumber: expect.any(Number) });
    expect([new Set(keys.map(({ key }) => key)).size, count(), sent]).toEqual([2, 1, 1]);
  });

  test("counts the minutes from the time of the new key", async () => {
    const { options, mock, keys } = await lostThenAgain({ drop: "before" }, 0);
    expect(keys).toHaveLength(2);
    const other = { ...options, store: memoryStore(), find: async () => undefined };
    mock.faults.add({ method: "POST", times: 12, effect: { drop: "before" } });
    await failureOf(once("another", other));
    mock.clock.advance(75 * minute);
    await failureOf(once("another", other));
    mock.clock.advance(54 * minute);
    await failureOf(once("another", other));
    const [first, second, third] = keys.slice(2).map(({ key }) => key);
    expect([first === second, second === third]).toEqual([false, true]);
  });

  test("succeeds at retryAt", async () => {
    const { again, options, mock, count } = await lostThenAgain({ drop: "before" }, 60);
    mock.clock.advance((again as { retryAfterMs: number }).retryAfterMs);
    await once(id, options);
    expect(count()).toBe(1);
  });
});

describe("a refusal", () => {
  const refused = { ...customerBody(), customerGroup: { customerGroupNumber: 999 } };

  test("of the only start is definite, and frees the id for another request", async () => {
    const { options, economic, keys, call } = job();
    const wrong = {
      ...options,
      request: refused,
      call: async (idempotencyKey: OnceKey) => {
        keys.push(idempotencyKey);
        return economic.rest.post("/customers", { body: refused, idempotencyKey });
      },
    };
    expect(await failureOf(once(id, wrong))).toMatchObject({ kind: "validation", status: 400 });
    await once(id, { ...options, call, request: customerBody() });
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
  });

  test("leaves the outcome unknown when another start has the same key", async () => {
    const { options, economic, store } = job();
    const wrong = {
      ...options,
      async call(idempotencyKey: IdempotencyKey) {
        await store.claim(id, { key: "of another worker", request: null });
        return economic.rest.post("/customers", { body: refused, idempotencyKey });
      },
    };
    const error = await failureOf(once(id, wrong));
    expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "validation", status: 400 } });
    expect((await store.claim(id, { key: "new", request: null })).starts).toBe(3);
  });

  test("of a later start leaves the outcome unknown: the first may be written (RW-12)", async () => {
    const { options, economic, mock, store } = job();
    await store.claim(id, { key: "first-start", request: null, now: mock.clock.now() });
    const wrong = {
      ...options,
      call: (idempotencyKey: IdempotencyKey) =>
        economic.rest.post("/customers", { body: refused, idempotencyKey }),
    };
    expect(await failureOf(once(id, wrong))).toMatchObject({
      kind: "outcomeUnknown",
      key: "first-start",
      cause: { kind: "validation" },
    });
  });

  test("of another call after the write leaves the id claimed", async () => {
    const { options, economic, call, count, keys } = job();
    const reading = {
      ...options,
      async call(key: OnceKey) {
        await call(key);
        return economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 999_999 } });
      },
    };
    expect(await failureOf(once(id, reading))).toMatchObject({
      kind: "outcomeUnknown",
      cause: { kind: "notFound" },
    });
    await once(id, options);
    expect([count(), new Set(keys.map(({ key }) => key)).size]).toEqual([1, 1]);
  });

  test("by call itself, before anything is sent, frees the id", async () => {
    const { options, keys, call } = job();
    let isFirst = true;
    const failing = {
      ...options,
      async call(key: OnceKey) {
        keys.push(key);
        if (isFirst) {
          isFirst = false;
          throw new RangeError("no price for the product");
        }
        return call(key);
      },
    };
    await expect(once(id, failing)).rejects.toThrow(RangeError);
    await once(id, failing);
    expect(keys[0]?.key).not.toBe(keys[1]?.key);
  });

  test("keeps the claim when the key's text was read: another client may have sent it", async () => {
    const { options, keys, call } = job();
    const texts: string[] = [];
    const elsewhere = {
      ...options,
      async call(key: OnceKey): Promise<{ customerNumber: number }> {
        texts.push(key.key);
        throw new Error("curl failed");
      },
    };
    await expect(once(id, elsewhere)).rejects.toThrow("curl failed");
    await once(id, { ...options, call });
    expect(keys[0]?.key).toBe(texts[0]);
  });
});

describe("find", () => {
  async function old(change: Partial<OnceOptions<unknown, NonNullable<unknown> | undefined>>) {
    const { options, mock, store, writes } = job();
    await store.claim(id, { key: "first-start", request: null, now: mock.clock.now() });
    mock.clock.advance(80 * minute);
    return { error: await failureOf(once(id, { ...options, ...change })), writes: writes() };
  }

  test("returns null: a TypeError is thrown and nothing is sent", async () => {
    // @ts-expect-error "Not found" is undefined, not null.
    const { error, writes } = await old({ find: () => null });
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/find\(\) returned null\. Return undefined/);
    expect(writes).toEqual([]);
  });

  test("throws an error of the client: the outcome is unknown and nothing is sent", async () => {
    const { economic } = mockWith();
    const find = () =>
      economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 999_999 } });
    const { error, writes } = await old({ find });
    expect(error).toMatchObject({ kind: "outcomeUnknown", key: "first-start", cause: { kind: "notFound" } });
    expect(writes).toEqual([]);
  });

  test("throws another error: once throws the same error", async () => {
    const find = () => {
      throw new RangeError("the shop's database is down");
    };
    expect((await old({ find })).error).toBeInstanceOf(RangeError);
  });
});

describe("a mistake in call leaves the claim unchanged", () => {
  test.each<[string, (call: (key: OnceKey) => Promise<unknown>, key: OnceKey) => unknown, RegExp]>([
    ["a write without the key", async () => 1, /without a write under its key/],
    [
      "a Date in the result",
      async (call, key) => ({ at: [await call(key), new Date(0)] }),
      /\.at\[1\] is a Date/,
    ],
    [
      "NaN in the result",
      async (call, key) => ({ a: { b: [await call(key), Number.NaN] } }),
      /\.a\.b\[1\] is NaN/,
    ],
    ["a Map as the result", async (call, key) => new Map([[1, await call(key)]]), /is a Map/],
    ["a BigInt in the result", async (call, key) => [await call(key), 1n], /\[1\] is a bigint/],
    ["a function in the result", async (call, key) => [await call(key), () => 1], /\[1\] is a function/],
    ["undefined in a list", async (call, key) => [await call(key), undefined], /\[1\] is undefined/],
    [
      "a circular reference",
      async (call, key) => {
        const result: Record<string, unknown> = { number: await call(key) };
        result.self = result;
        return result;
      },
      /\.self is a circular reference/,
    ],
  ])("%s", async (_, wrong, message) => {
    const { options, call, store } = job();
    const error = await failureOf(once(id, { ...options, call: (key) => wrong(call, key) }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(message);
    expect(await store.claim(id, { key: "new", request: null })).toMatchObject({ starts: 2, result: null });
  });

  test("a write that is not awaited", async () => {
    const { options, call, store } = job("Nordlys ApS", { latency: 50 });
    const hasty = {
      ...options,
      async call(key: OnceKey) {
        const writing = call(key);
        await vi.waitFor(async () =>
          expect((await store.claim(id, { key: "", request: null })).write).not.toBeNull(),
        );
        writing.catch(() => {});
      },
    };
    const error = await failureOf(once(id, hasty));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/still running/);
  });

  test.each([
    ["lost", { drop: "after" } as const, /unknown/],
    ["refused", { status: 400 } as const, /refused/],
  ])("a write that was %s, with its error swallowed", async (_, effect, message) => {
    const { options, call, mock, store } = job();
    mock.faults.add({ method: "POST", times: 4, effect });
    const swallowing = { ...options, call: (key: OnceKey) => call(key).catch(() => 1) };
    const error = await failureOf(once(id, swallowing));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(message);
    expect((await store.claim(id, { key: "new", request: null })).result).toBeNull();
  });

  test("a key that is used after call has ended", async () => {
    const { options, call, keys, writes } = job();
    await once(id, options);
    const [key] = keys;
    if (!key) throw new Error("no key");
    expect(await failureOf(call(key))).toMatchObject({ kind: "idempotency", attempts: 0 });
    expect(writes()).toHaveLength(1);
  });
});

describe("one id, one request and one write (RW-3)", () => {
  test("another request under the id is refused; property order does not matter", async () => {
    const { options, writes } = job();
    const first = await once(id, { ...options, request: { order: "W-1", lines: [{ a: 1, b: 2 }] } });
    const same = { lines: [{ b: 2, a: 1 }], order: "W-1" };
    expect(await once(id, { ...options, request: same })).toEqual(first);
    expect(await once(id, options)).toEqual(first);
    for (const other of [
      { order: "W-1", lines: [{ a: 1, b: 3 }] },
      {
        order: "W-1",
        lines: [
          [
            ["a", 1],
            ["b", 2],
          ],
        ],
      },
      { order: "W-1", lines: [{ a: 1, b: 2 }, null] },
      "W-1",
      null,
    ])
      expect(await failureOf(once(id, { ...options, request: other }))).toMatchObject({
        kind: "idempotency",
      });
    expect(writes()).toHaveLength(1);
  });

  const others = {
    body: (economic: Economic, idempotencyKey: IdempotencyKey) =>
      economic.rest.post("/customers", { body: customerBody("Another"), idempotencyKey }),
    URL: (economic: Economic, idempotencyKey: IdempotencyKey) =>
      economic.rest.raw("post", "/suppliers", { body: customerBody(), idempotencyKey }),
    method: (economic: Economic, idempotencyKey: IdempotencyKey) =>
      economic.rest.raw("put", "/customers", { body: customerBody(), idempotencyKey }),
  };
  type Economic = ReturnType<typeof mockWith>["economic"];

  test.each(["body", "URL", "method"] as const)(
    "another %s in the same start is refused unsent",
    async (what) => {
      const { options, call, economic, writes } = job();
      const both = {
        ...options,
        call: async (key: OnceKey) => [await call(key), await others[what](economic, key)],
      };
      expect(await failureOf(once(id, both))).toMatchObject({ kind: "idempotency", attempts: 0 });
      expect(writes()).toHaveLength(1);
    },
  );

  test.each(["body", "URL", "method"] as const)(
    "another %s in a later start is refused unsent",
    async (what) => {
      const { options, economic, mock, writes, count } = job();
      mock.faults.add({ method: "POST", times: 4, effect: { drop: "after" } });
      await failureOf(once(id, options));
      const sent = writes().length;
      const other = { ...options, call: (key: OnceKey) => others[what](economic, key) };
      expect(await failureOf(once(id, other))).toMatchObject({ kind: "idempotency", attempts: 0 });
      expect(writes()).toHaveLength(sent);
      await once(id, options);
      expect(count()).toBe(1);
    },
  );

  test("a form with the same fields counts as the same write", async () => {
    const { options, economic, mock } = job();
    const call = (idempotencyKey: IdempotencyKey) => {
      const form = new FormData();
      form.append("File", new Blob(["%PDF-1.7\n"], { type: "application/pdf" }), "a.pdf");
      form.append("VoucherNumber", "7");
      form.append("AccountingYear", "2026");
      return economic.documents.raw("post", "/AttachedDocuments", { body: multipart(form), idempotencyKey });
    };
    mock.faults.add({ method: "POST", times: 4, effect: { drop: "after" } });
    const find = async () => undefined;
    await failureOf(once(id, { ...options, find, call }));
    await once(id, { ...options, find, call });
    const keys = mock.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(1);
    expect(mock.requests.at(-1)?.status).toBeLessThan(300);
  });

  test("a stream is refused: it cannot be sent again", async () => {
    const { options, economic, writes } = job();
    const call = (idempotencyKey: IdempotencyKey) => {
      const body = new Blob(["%PDF-1.7"]).stream();
      return economic.documents.raw("post", "/AttachedDocuments", { body, idempotencyKey });
    };
    expect(await failureOf(once(id, { ...options, find: async () => undefined, call }))).toMatchObject({
      kind: "validation",
      errors: [{ path: "body" }],
    });
    expect(writes()).toEqual([]);
  });

  test("a bulk call of more than one chunk is refused unsent", async () => {
    const { options, economic, writes } = job();
    const items = Array.from({ length: 501 }, (_, index) => ({
      customerNumber: index,
      name: `Customer ${index}`,
    }));
    const call = (idempotencyKey: IdempotencyKey) =>
      bulk(economic.customers, "/Contacts/bulk" as never, items as never, { idempotencyKey } as never);
    const find = async () => undefined;
    expect(await failureOf(once(id, { ...options, find, call }))).toMatchObject({ kind: "validation" });
    expect(writes()).toEqual([]);
  });
});

describe("workers at the same moment", () => {
  test("make one write between them, and all get its result", async () => {
    const { options, count, writes } = job("Nordlys ApS", { latency: 100 });
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => once(id, options)));
    expect(new Set(results.map(({ customerNumber }) => customerNumber)).size).toBe(1);
    expect(count()).toBe(1);
    expect(writes()).toHaveLength(1);
  });

  test("replace an old key once", async () => {
    const { options, store, mock, count, keys } = job();
    await store.claim(id, { key: "first-start", request: null, now: mock.clock.now() });
    mock.clock.advance(80 * minute);
    await Promise.all([1, 2, 3, 4, 5].map(() => once(id, options)));
    expect([new Set(keys.map(({ key }) => key)).size, count()]).toEqual([1, 1]);
  });

  test("do not send under a key that was replaced while they slept", async () => {
    const { options, call, mock, count } = job();
    const sleepy = {
      ...options,
      async call(key: OnceKey) {
        mock.clock.advance(80 * minute);
        await once(id, options);
        return call(key);
      },
    };
    expect(await failureOf(once(id, sleepy))).toMatchObject({ kind: "idempotency", attempts: 0 });
    expect(count()).toBe(1);
  });

  test("do not send under a key that grew too old while they slept", async () => {
    const { options, call, mock, writes } = job();
    const sleepy = {
      ...options,
      async call(key: OnceKey) {
        mock.clock.advance(56 * minute);
        return call(key);
      },
    };
    expect(await failureOf(once(id, sleepy))).toMatchObject({ kind: "idempotency", attempts: 0 });
    expect(writes()).toEqual([]);
  });
});

describe("clocks", () => {
  test("fractions of a millisecond are cut off before the store sees a time", async () => {
    const { options, store, mock } = job();
    await once(id, { ...options, now: () => Math.floor(mock.clock.now()) + 0.5 });
    const { createdAt } = await store.claim(id, { key: "another", request: null });
    expect(Number.isInteger(createdAt)).toBe(true);
  });

  test.each([
    ["ahead", 30],
    ["behind", -30],
  ])("a worker whose clock is years %s uses the key's age from the store", async (_, years) => {
    const { mock, options, client, keys, count } = job();
    const off = years * 365 * 86_400_000;
    const clock = { now: () => mock.clock.now() + off, sleep: async () => {}, random: () => 0 };
    const economic = client({ clock });
    const call = (idempotencyKey: OnceKey) => {
      keys.push(idempotencyKey);
      return economic.rest.post("/customers", { body: customerBody(), idempotencyKey });
    };
    mock.faults.add({ method: "POST", times: 4, effect: { drop: "after" } });
    await failureOf(once(id, { ...options, call }));
    mock.clock.advance(54 * minute);
    await once(id, { ...options, call });
    expect([count(), keys[0]?.key === keys[1]?.key]).toEqual([1, true]);
  });

  test("a key from a clock that is ahead counts as new", async () => {
    const { options, store, mock, keys } = job();
    await store.claim(id, { key: "first-start", request: null, now: mock.clock.now() + 5 * minute });
    await once(id, options);
    expect(keys[0]?.key).toBe("first-start");
  });

  test("a clock that is set back during a call does not make the key younger", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    try {
      const store = memoryStore();
      let attempts = 0;
      const slow: Partial<EconomicOptions> = {
        retry: { maxAttempts: 20, maxDelayMs: 20 * minute, deadlineMs: 1e9 },
        clock: {
          now: () => Date.now(),
          random: () => 0,
          sleep: async (ms) => {
            vi.advanceTimersByTime(ms);
            // Sets the clock back by the time that has just passed.
            vi.setSystemTime(Date.now() - ms);
          },
        },
        fetch: async () => {
          attempts++;
          return new Response("{}", { status: 429, headers: { "retry-after": "600" } });
        },
      };
      const client = mockWith().client(slow);
      const call = (idempotencyKey: IdempotencyKey) =>
        client.rest.post("/customers", { body: customerBody(), idempotencyKey });
      expect(await failureOf(once(id, { store, call, find: async () => undefined }))).toMatchObject({
        kind: "rateLimit",
      });
      // One attempt each at 0, 10, 20, 30, 40 and 50 minutes.
      expect(attempts).toBe(6);
    } finally {
      vi.useRealTimers();
    }
  });

  test("an attempt ends before 70 minutes, whatever writeTimeoutMs is", async () => {
    const { options, store, mock, client } = job();
    // 50 milliseconds of the 55 minutes are left.
    await store.claim(id, { key: "first-start", request: null, now: mock.clock.now() });
    mock.clock.advance(55 * minute - 50);
    const economic = client({ writeTimeoutMs: 5 * 3_600_000, retry: false });
    mock.faults.add({ method: "POST", effect: { drop: "hang" } });
    const call = (idempotencyKey: IdempotencyKey) =>
      economic.rest.post("/customers", { body: customerBody(), idempotencyKey });
    const error = await failureOf(once(id, { ...options, call }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "timeout" } });
  });
});

describe("bad input", () => {
  const { options } = job();
  test.each([
    ["an empty id", "", options, "id"],
    ["an id with a line break", "a\nb", options, "id"],
    ["an id of 501 characters", "a".repeat(501), options, "id"],
    ["an id that is a number", 7, options, "id"],
    ["an unknown option", id, { ...options, retries: 3 }, "retries"],
    ["no store", id, { ...options, store: undefined }, "store"],
    ["no call", id, { ...options, call: undefined }, "call"],
    ["no find", id, { ...options, find: undefined }, "find"],
    ["a number as now", id, { ...options, now: Date.now() }, "now"],
  ])("%s is refused", async (_, wrongId, wrongOptions, path) => {
    const error = await failureOf(once(wrongId as never, wrongOptions as never));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path }] });
  });

  test("a request that is not JSON is refused before anything is claimed", async () => {
    const { options, store } = job();
    const error = await failureOf(once(id, { ...options, request: { date: new Date(0) } }));
    expect(error.message).toMatch(/request\.date is a Date/);
    expect((await store.claim(id, { key: "new", request: null })).starts).toBe(1);
  });
});

test("after the store fails to keep a result, the next start stores it", async () => {
  const { options, store, count } = job();
  let isDown = true;
  const failing: OnceStore = {
    ...store,
    done: (...its) => {
      if (!isDown) return store.done(...its);
      isDown = false;
      throw new Error("the database is down");
    },
  };
  await expect(once(id, { ...options, store: failing })).rejects.toThrow("the database is down");
  await once(id, { ...options, store: failing });
  expect(count()).toBe(1);
});
