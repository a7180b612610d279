import { describe, expect, test } from "vitest";
import { entries, entriesPath } from "../test/draft-entries.ts";
import { customerBody, failureOf, mockWith } from "../test/mock-client.ts";
import { keysOf } from "../test/requests.ts";
import { watched } from "../test/watched.ts";
import {
  bulk,
  createIdempotencyKey,
  type EconomicOptions,
  IdempotencyError,
  type IdempotencyKey,
  idempotencyKey,
  multipart,
  OutcomeUnknownError,
  type StoredKey,
  ValidationError,
} from "./index.ts";

const shared = { idempotencyKey: idempotencyKey("order-17") };
const body = customerBody("First");
const minute = 60_000;

/** A mock that nothing reaches before `open` is called, and a client of it. */
const gated = (options: Partial<EconomicOptions> = {}) => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { mock, client } = mockWith({ whileInFlight: "execute" });
  const fetch = async (url: string, init: RequestInit) => {
    await gate;
    return mock.fetch(url, init);
  };
  return { mock, economic: client({ ...options, fetch }), open };
};

describe("the same caller's key twice at once (rule 4)", () => {
  test("same bytes join the running call", async () => {
    const { mock, economic, open } = gated();
    const calls = [1, 2, 3].map(() => economic.rest.post("/customers", { body, ...shared }));
    open();
    const numbers = (await Promise.all(calls)).map(({ customerNumber }) => customerNumber);
    expect(numbers).toEqual(Array(3).fill(mock.agreement().customers.all().at(-1)?.customerNumber));
    expect(mock.requests).toHaveLength(1);
  });

  test("also when the bytes are a form's", async () => {
    const { mock, economic, open } = gated();
    const calls = [1, 2].map(() => {
      const form = new FormData();
      form.append(
        "File",
        new Blob(["%PDF-1.7\n", new Uint8Array(1000)], { type: "application/pdf" }),
        "a.pdf",
      );
      return economic.documents.raw("post", "/AttachedDocuments", { body: multipart(form), ...shared });
    });
    open();
    await Promise.allSettled(calls);
    expect(mock.requests).toHaveLength(1);
  });

  test.each([
    ["another body", "post", "/customers", customerBody("Second")],
    ["another URL", "post", "/suppliers", body],
    ["another method", "put", "/customers", body],
  ] as const)("%s is refused here", async (_, method, path, other) => {
    const { mock, economic, open } = gated();
    const first = economic.rest.post("/customers", { body, ...shared });
    const error = await failureOf(economic.rest.raw(method, path, { body: other, ...shared }));
    expect(error).toBeInstanceOf(IdempotencyError);
    open();
    await first;
    expect(mock.requests).toHaveLength(1);
  });

  test("clients of one agreement join, those of different agreements do not", async () => {
    const { mock, economic, open } = gated();
    const same = economic.withAgreement("joined-agreement-0123456789");
    const twin = economic.withAgreement("joined-agreement-0123456789");
    const other = economic.withAgreement("other-agreement-0123456789");
    const calls = [same, twin, other].map(({ rest }) => rest.post("/customers", { body, ...shared }));
    open();
    await Promise.all(calls);
    expect(mock.requests.map(({ headers }) => headers["x-agreementgranttoken"])).toEqual([
      "joined-agreement-0123456789",
      "other-agreement-0123456789",
    ]);
  });

  test("one after the other is the server's business", async () => {
    const { mock, economic, open } = gated();
    open();
    await economic.rest.post("/customers", { body, ...shared });
    await economic.rest.post("/customers", { body, ...shared });
    expect(mock.requests.map(({ replayed }) => replayed)).toEqual([false, true]);
  });

  test("a joined call that is aborted does not know how it ended; the running one goes on", async () => {
    const { mock, economic, open } = gated();
    const first = economic.rest.post("/customers", { body, ...shared });
    const controller = new AbortController();
    const second = economic.rest.post("/customers", { body, ...shared, signal: controller.signal });
    setTimeout(() => controller.abort());
    expect(await failureOf(second)).toBeInstanceOf(OutcomeUnknownError);
    expect(mock.requests).toEqual([]);
    open();
    expect((await first).name).toBe("First");
  });

  test("a joined call that is aborted tells the time of the call that it joined: the server counts from there", async () => {
    const { mock, economic, open } = gated();
    const start = mock.clock.now();
    const first = economic.rest.post("/customers", { body, ...shared });
    await new Promise(setImmediate);
    mock.clock.advance(9 * minute);
    const controller = new AbortController();
    const second = economic.rest.post("/customers", { body, ...shared, signal: controller.signal });
    setTimeout(() => controller.abort());
    const error = (await failureOf(second)) as OutcomeUnknownError;
    expect(error.sentAt).toEqual(new Date(start));
    expect(error.expiresAt).toEqual(new Date(start + 55 * minute));
    open();
    await first;
  });

  test("a joined call goes on by itself when the other is called off before it was sent", async () => {
    const { mock, economic, open } = gated({ maxConcurrent: 1 });
    const ahead = economic.rest.get("/self");
    const controller = new AbortController();
    const first = economic.rest.post("/customers", { body, ...shared, signal: controller.signal });
    const joined = [1, 2].map(() => economic.rest.post("/customers", { body, ...shared }));
    await new Promise(setImmediate);
    controller.abort();
    expect(await failureOf(first)).toBe(controller.signal.reason);
    open();
    await ahead;
    expect((await Promise.all(joined)).map(({ name }) => name)).toEqual(["First", "First"]);
    expect(mock.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  test("a joined call fails as the running one does", async () => {
    const { mock, economic, open } = gated();
    const refused = { ...body, customerGroup: { customerGroupNumber: 999 } };
    const calls = [1, 2].map(() => failureOf(economic.rest.post("/customers", { body: refused, ...shared })));
    open();
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(["validation", "validation"]);
    expect(mock.requests).toHaveLength(1);
  });
});

describe("a caller's key", () => {
  test("is sent as it is", async () => {
    const { economic, mock } = watched();
    await economic.rest.post("/customers", { body, ...shared });
    expect(keysOf(mock.requests)).toEqual(["order-17"]);
  });

  test("over 55 minutes old is refused before anything is sent, with the way out; a millisecond younger it is sent (rule 2)", async () => {
    const { economic, sent, mock } = watched();
    const create = (age: number) => {
      const stored = { key: "order-17", createdAt: new Date(mock.clock.now() - age) };
      return economic.rest.post("/customers", { body, idempotencyKey: idempotencyKey(stored) });
    };
    const error = await failureOf(create(55 * minute));
    expect(error).toBeInstanceOf(IdempotencyError);
    expect(error.message).toMatch(/natural key/);
    expect(sent).toEqual([]);
    await create(55 * minute - 1);
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["as made here", (key: string) => key],
    ["in capitals, as some databases give it back", (key: string) => key.toUpperCase()],
  ])(
    "that is a UUIDv7 tells its own age, such as that of an OutcomeUnknownError from yesterday: %s",
    async (_, written) => {
      const { economic, sent, mock } = watched();
      const create = (age: number) => {
        const made = written(createIdempotencyKey(mock.clock.now() - age * minute));
        return economic.rest.post("/customers", { body, idempotencyKey: idempotencyKey(made) });
      };
      expect(await failureOf(create(56))).toBeInstanceOf(IdempotencyError);
      expect(sent).toEqual([]);
      await create(54);
      expect(sent).toHaveLength(1);
    },
  );

  test.each([
    [""],
    ["a b"],
    ["a\nb"],
    ["æ"],
    [undefined],
    [null],
    [{}],
    [{ key: "" }],
    [{ key: null }],
    [{ key: 17 }],
    [{ key: ["order-17"] }],
  ])("made of %j is refused by name", async (given) => {
    const { economic, sent } = watched();
    const key = idempotencyKey(given as string);
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.message).toContain("idempotencyKey has to be a text");
    expect(sent).toEqual([]);
  });

  test.each([[Number.NaN], [new Date("x")], ["yesterday"]])(
    "of the time %s is refused by name",
    async (createdAt) => {
      const { economic, sent } = watched();
      const key = idempotencyKey({ key: "a", createdAt });
      const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
      expect(error).toBeInstanceOf(ValidationError);
      expect(error.message).toContain('idempotencyKey createdAt is "Invalid Date"');
      expect(error.errors).toMatchObject([{ path: "idempotencyKey" }]);
      expect(sent).toEqual([]);
    },
  );

  test("whose time got lost, as null, is not taken for a new one", async () => {
    const { economic, sent } = watched();
    const key = idempotencyKey({ key: "order-17", createdAt: null as never });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(IdempotencyError);
    expect(sent).toEqual([]);
  });

  test("is not sent again once it has expired while waiting", async () => {
    const { economic, mock } = watched();
    mock.faults.add({ effect: { status: 429, retryAfter: 50 } });
    const key = idempotencyKey({ key: "order-17", createdAt: mock.clock.now() - 54.5 * minute });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error.kind).toBe("rateLimit");
    expect(mock.requests).toHaveLength(1);
  });

  test("is no client's: each agreement has it once", async () => {
    const { mock, client } = watched();
    const key = idempotencyKey("order-17");
    const [one, other] = [client(), client().withAgreement("another-agreement-0123456789")];
    for (const { rest } of [one, other]) await rest.post("/customers", { body, idempotencyKey: key });
    expect(mock.requests.map(({ status, replayed }) => [status, replayed])).toEqual([
      [201, false],
      [201, false],
    ]);
    expect(keysOf(mock.requests)).toEqual(["order-17", "order-17"]);
  });
});

describe("what is not made by idempotencyKey(…) is refused with what would be right, and nothing is sent", () => {
  const bare: [what: string, given: unknown][] = [
    ["a text", "order-17"],
    ["an empty text", ""],
    ["a key and its time", { key: "order-17", createdAt: new Date() }],
    ["a key that was stored and read again", JSON.parse(JSON.stringify(shared.idempotencyKey))],
    ["a number", 17],
    ["null", null],
  ];
  const right = "idempotencyKey must be made by idempotencyKey()";

  test.each(bare)("%s", async (_, given) => {
    const { economic, sent } = watched();
    const key = given as IdempotencyKey;
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ errors: [{ path: "idempotencyKey" }], path: "/customers", attempts: 0 });
    expect(error.message).toContain(right);
    expect(sent).toEqual([]);
  });

  // An object would do there: each call's key is made of its text and time.
  test.each(bare.filter(([, given]) => typeof given !== "object"))("also by bulk: %s", async (_, given) => {
    const { economic, sent } = watched({ seed: "empty" });
    const key = given as IdempotencyKey;
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(2), { idempotencyKey: key }));
    expect(error.message).toContain("idempotencyKey");
    expect(sent).toEqual([]);
  });
});

describe("a key that is stored as JSON and read again", () => {
  const restored = (key: IdempotencyKey) => idempotencyKey(JSON.parse(JSON.stringify(key)) as StoredKey);

  test.each<[form: string, stored: (now: number) => string | StoredKey]>([
    ["a text", () => "order-17"],
    ["a UUIDv7", (now) => createIdempotencyKey(now)],
    ["a time in milliseconds", (now) => ({ key: "order-17", createdAt: now })],
    ["a Date", (now) => ({ key: "order-17", createdAt: new Date(now) })],
  ])("is the same key, made of %s", async (_, stored) => {
    const { economic, mock } = watched();
    const key = idempotencyKey(stored(mock.clock.now()));
    const create = (each: IdempotencyKey) =>
      economic.rest.post("/customers", { body, idempotencyKey: each }).withResponse();
    const first = await create(key);
    const again = await create(restored(key));
    expect([again.replayed, again.data.customerNumber]).toEqual([true, first.data.customerNumber]);
    expect(keysOf(mock.requests)).toEqual([key.key, key.key]);
  });

  test.each<[form: string, stored: (then: number) => string | StoredKey]>([
    ["a UUIDv7", (then) => createIdempotencyKey(then)],
    ["a time in milliseconds", (then) => ({ key: "order-17", createdAt: then })],
    ["a Date", (then) => ({ key: "order-17", createdAt: new Date(then) })],
  ])("is as old as it was, made of %s", async (_, stored) => {
    const { economic, sent, mock } = watched();
    const key = restored(idempotencyKey(stored(mock.clock.now() - 55 * minute)));
    const call = economic.rest.post("/customers", { body, idempotencyKey: key });
    expect(await failureOf(call)).toBeInstanceOf(IdempotencyError);
    expect(sent).toEqual([]);
  });
});

describe("a caller's createdAt", () => {
  test.each([
    ["a day ahead", 86_400_000],
    ["two minutes ahead", 2 * minute],
    ["milliseconds taken for seconds", 1e15],
  ])("%s is refused: it would lengthen the 55 minutes", async (_, ahead) => {
    const { economic, sent, mock } = watched();
    const key = idempotencyKey({ key: "order-17", createdAt: mock.clock.now() + ahead });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.message).toContain("createdAt");
    expect(sent).toEqual([]);
  });

  test("a little ahead (another machine's clock) counts as now", async () => {
    const { mock, client } = watched();
    mock.faults.add({ effect: { drop: "after" } });
    const now = mock.clock.now();
    const key = idempotencyKey({ key: "order-17", createdAt: now + 30_000 });
    const call = client({ retry: false }).rest.post("/customers", { body, idempotencyKey: key });
    expect(((await failureOf(call)) as OutcomeUnknownError).expiresAt.getTime()).toBe(now + 55 * minute);
  });
});
