import { describe, expect, test } from "vitest";
import { entries, entriesPath } from "../../test/draft-entries.ts";
import { customerBody, failureOf, newKey } from "../../test/mock-client.ts";
import { keysOf } from "../../test/requests.ts";
import { watched } from "../../test/watched.ts";
import {
  bulk,
  type CreatedKey,
  createIdempotencyKey,
  IdempotencyError,
  type IdempotencyKey,
  idempotencyKey,
  type OutcomeUnknownError,
  type StoredKey,
  ValidationError,
} from "../index.ts";

const shared = { idempotencyKey: newKey("order-17") };
const body = customerBody("First");
const minute = 60_000;

describe("a caller's key", () => {
  test("is sent as it is", async () => {
    const { economic, mock } = watched();
    await economic.rest.post("/customers", { body, ...shared });
    expect(keysOf(mock.requests)).toEqual(["order-17"]);
  });

  test("over 55 minutes old is refused unsent; a millisecond younger it is sent (RW-2)", async () => {
    const { economic, sent, mock } = watched();
    const create = (age: number) => {
      const stored = { key: "order-17", createdAt: new Date(mock.clock.now() - age), repeated: false };
      return economic.rest.post("/customers", { body, idempotencyKey: idempotencyKey(stored) });
    };
    const error = await failureOf(create(55 * minute));
    expect(error).toBeInstanceOf(IdempotencyError);
    expect(sent).toEqual([]);
    await create(55 * minute - 1);
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["as made here", (key: CreatedKey) => key],
    ["in capitals, as some databases give it back", (key: CreatedKey) => key.toUpperCase() as CreatedKey],
  ])("that is a UUIDv7 has its own age, such as one of yesterday's error: %s", async (_, written) => {
    const { economic, sent, mock } = watched();
    const create = (age: number) => {
      const made = written(createIdempotencyKey(mock.clock.now() - age * minute));
      return economic.rest.post("/customers", { body, idempotencyKey: idempotencyKey(made) });
    };
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
    [undefined],
    [null],
    [{}],
    [{ key: "" }],
    [{ key: null }],
    [{ key: 17 }],
    [{ key: ["order-17"] }],
  ])("made of %j is refused by name", async (given) => {
    const { economic, sent } = watched();
    const key = idempotencyKey(given as CreatedKey);
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.errors).toMatchObject([{ path: "idempotencyKey" }]);
    expect(sent).toEqual([]);
  });

  test.each([
    [Number.NaN],
    [new Date("x")],
    ["yesterday"],
    // Without a zone, this text means another time on each machine, so an old key might count as new.
    ["2026-08-14 09:30:00"],
    ["2026-08-14T09:30"],
    ["2026-08-14"],
    ["Aug 14, 2026 09:30"],
  ])("of the time %s is refused by name", async (createdAt) => {
    const { economic, sent } = watched();
    const key = idempotencyKey({ key: "order-17", createdAt, repeated: false });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.errors).toMatchObject([{ path: "idempotencyKey.createdAt" }]);
    expect(sent).toEqual([]);
  });

  test.each([
    "2026-08-14T09:30:00.000Z",
    "2026-08-14 09:30:00+00",
    "2026-08-14T11:30:00+02:00",
    "2026-08-14 05:30:00-0400",
  ])("of the time %s is as old as that", async (createdAt) => {
    const { economic, mock } = watched();
    const write = () =>
      economic.rest.post("/customers", {
        body,
        idempotencyKey: idempotencyKey({ key: "order-17", createdAt, repeated: false }),
      });
    await write();
    mock.clock.set("2026-08-14T10:25:00Z");
    expect(await failureOf(write())).toBeInstanceOf(IdempotencyError);
    expect(mock.requests).toHaveLength(1);
  });

  test("whose time got lost, as null, is not taken for a new one", async () => {
    const { economic, sent } = watched();
    const key = idempotencyKey({ key: "order-17", createdAt: null as never, repeated: false });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(IdempotencyError);
    expect(sent).toEqual([]);
  });

  test("is not sent again once it has expired while waiting", async () => {
    const { economic, mock } = watched();
    mock.faults.add({ effect: { status: 429, retryAfter: 50 } });
    const key = idempotencyKey({
      key: "order-17",
      createdAt: mock.clock.now() - 54.5 * minute,
      repeated: false,
    });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error.kind).toBe("rateLimit");
    expect(mock.requests).toHaveLength(1);
  });

  test("nor if the wait took longer than was asked, as on a machine that slept", async () => {
    const { client, mock } = watched();
    const sleep = async () => mock.clock.advance("56m");
    const clock = { now: mock.clock.now, random: () => 0, sleep };
    mock.faults.add({ effect: { drop: "after" } });
    const { rest } = client({ clock, retry: { deadlineMs: 120 * minute } });
    const error = await failureOf(rest.post("/customers", { body }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 1 });
    expect(mock.requests).toHaveLength(1);
  });

  test("is no client's: each agreement has it once", async () => {
    const { mock, client } = watched();
    const key = newKey("order-17");
    const [one, other] = [client(), client().withAgreement("another-agreement-0123456789")];
    for (const { rest } of [one, other]) await rest.post("/customers", { body, idempotencyKey: key });
    expect(mock.requests.map(({ status, replayed }) => [status, replayed])).toEqual([
      [201, false],
      [201, false],
    ]);
    expect(keysOf(mock.requests)).toEqual(["order-17", "order-17"]);
  });
});

describe("RW-2: a key without an age, which could write twice, is refused unsent", () => {
  test.each<[what: string, given: unknown]>([
    ["a bare text", "order-4711"],
    ["a key whose time is undefined", { key: "order-4711", createdAt: undefined, repeated: false }],
    ["a key without its time", { key: "order-4711" }],
    ["a text that only begins like a UUIDv7", "01991234-5678-7abc-8def-0123456789ab-1"],
  ])("%s", async (_, given) => {
    const { economic, sent } = watched();
    const key = idempotencyKey(given as StoredKey);
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "idempotencyKey.createdAt" }] });
    expect(sent).toEqual([]);
  });

  test("an error that has no key", async () => {
    const { mock, economic, sent } = watched();
    mock.faults.add({ effect: { status: 400 } });
    const refused = await failureOf(economic.rest.post("/customers", { body }));
    const key = idempotencyKey(refused as OutcomeUnknownError);
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "idempotencyKey" }] });
    expect(sent).toHaveLength(1);
  });

  test("a key whose repeated is not a boolean", async () => {
    const { economic, sent, mock } = watched();
    const key = idempotencyKey({ key: "k", createdAt: mock.clock.now(), repeated: "no" as never });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "idempotencyKey.repeated" }] });
    expect(sent).toEqual([]);
  });
});

describe("RW-12: a refusal is no proof under a key that an earlier run may have sent", () => {
  test.each<[what: string, given: (now: number) => unknown, kind: string]>([
    ["repeated: true", (now) => ({ key: "k", createdAt: now, repeated: true }), "outcomeUnknown"],
    [
      "repeated: false",
      (now) => ({ key: "k", createdAt: now - 9 * minute, repeated: false }),
      "authentication",
    ],
    ["repeated left out, a minute old", (now) => ({ key: "k", createdAt: now - minute }), "authentication"],
    ["repeated left out, older", (now) => ({ key: "k", createdAt: now - minute - 1 }), "outcomeUnknown"],
    ["a new UUIDv7", (now) => createIdempotencyKey(now), "authentication"],
    ["an older UUIDv7", (now) => createIdempotencyKey(now - minute - 1), "outcomeUnknown"],
  ])("%s", async (_, given, kind) => {
    const { economic, mock } = watched();
    mock.faults.add({ effect: { status: 401 } });
    const key = idempotencyKey(given(mock.clock.now()) as StoredKey);
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toMatchObject({ kind, status: 401, attempts: 1 });
  });

  test("an OutcomeUnknownError is enough, and a 401 to the repeat proves nothing", async () => {
    const { economic, mock } = watched();
    mock.faults.add({ effect: [{ drop: "after" }, { status: 401 }] });
    const lost = await failureOf(economic.rest.post("/customers", { body, retry: false }));
    const again = { body, idempotencyKey: idempotencyKey(lost as OutcomeUnknownError) };
    expect(await failureOf(economic.rest.post("/customers", again))).toMatchObject({
      kind: "outcomeUnknown",
      cause: { kind: "authentication" },
    });
    const { replayed } = await economic.rest.post("/customers", again).withResponse();
    expect(replayed).toBe(true);
  });

  test("nor does it within the minute, under a key that this process has lost before", async () => {
    const { economic, mock } = watched();
    mock.faults.add({ effect: [{ drop: "after" }, { status: 401 }] });
    const key = createIdempotencyKey(mock.clock.now());
    const post = () =>
      economic.rest.post("/customers", { body, retry: false, idempotencyKey: idempotencyKey(key) });
    expect(await failureOf(post())).toMatchObject({ kind: "outcomeUnknown" });
    expect(await failureOf(post())).toMatchObject({ kind: "outcomeUnknown", status: 401 });
  });

  test("what the server remembers of the key settles it", async () => {
    const { economic, mock } = watched();
    mock.faults.add({ effect: { status: 400, headers: { "x-resultfromcache": "True" } } });
    const key = idempotencyKey({ key: "k", createdAt: mock.clock.now(), repeated: true });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toMatchObject({ kind: "validation", replayed: true });
  });
});

describe("what is not made by idempotencyKey(…) is refused, and nothing is sent", () => {
  const bare: [what: string, given: unknown][] = [
    ["a text", "order-17"],
    ["an empty text", ""],
    ["a key and its time", { key: "order-17", createdAt: new Date(), repeated: false }],
    ["a key that was stored and read again", JSON.parse(JSON.stringify(shared.idempotencyKey))],
    ["a number", 17],
    ["null", null],
  ];

  test.each(bare)("%s", async (_, given) => {
    const { economic, sent } = watched();
    const key = given as IdempotencyKey;
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ errors: [{ path: "idempotencyKey" }], path: "/customers", attempts: 0 });
    expect(sent).toEqual([]);
  });

  test.each(bare)("also by bulk: %s", async (_, given) => {
    const { economic, sent } = watched({ seed: "empty" });
    const key = given as IdempotencyKey;
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(2), { idempotencyKey: key }));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "idempotencyKey" }] });
    expect(sent).toEqual([]);
  });
});

describe("a key that is stored as JSON and read again", () => {
  const restored = (key: IdempotencyKey) => idempotencyKey(JSON.parse(JSON.stringify(key)) as StoredKey);

  test.each<[form: string, stored: (now: number) => CreatedKey | StoredKey]>([
    ["a UUIDv7", (now) => createIdempotencyKey(now)],
    ["a time in milliseconds", (now) => ({ key: "order-17", createdAt: now, repeated: false })],
    ["a Date", (now) => ({ key: "order-17", createdAt: new Date(now), repeated: false })],
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

  test.each<[form: string, stored: (then: number) => CreatedKey | StoredKey]>([
    ["a UUIDv7", (then) => createIdempotencyKey(then)],
    ["a time in milliseconds", (then) => ({ key: "order-17", createdAt: then, repeated: false })],
    ["a Date", (then) => ({ key: "order-17", createdAt: new Date(then), repeated: false })],
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
    const key = idempotencyKey({ key: "order-17", createdAt: mock.clock.now() + ahead, repeated: false });
    const error = await failureOf(economic.rest.post("/customers", { body, idempotencyKey: key }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.errors).toMatchObject([{ path: "idempotencyKey.createdAt" }]);
    expect(sent).toEqual([]);
  });

  test("a little ahead (another machine's clock) counts as now", async () => {
    const { mock, client } = watched();
    mock.faults.add({ effect: { drop: "after" } });
    const now = mock.clock.now();
    const key = idempotencyKey({ key: "order-17", createdAt: now + 30_000, repeated: false });
    const call = client({ retry: false }).rest.post("/customers", { body, idempotencyKey: key });
    expect(((await failureOf(call)) as OutcomeUnknownError).expiresAt).toEqual(new Date(now + 55 * minute));
  });
});
