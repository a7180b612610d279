import type { OnceClaim, OnceStore } from "./store.ts";

/** A test of one duty of a store. */
export interface OnceStoreCase {
  name: string;
  /**
   * Runs the test. Rejects with an error that names the expected and the actual value. Uses new ids, so the store need not
   * be empty.
   * @param open returns a store over the same data each time. The second store stands for another process.
   */
  run(open: () => OnceStore | Promise<OnceStore>): Promise<void>;
}

type Check = (stores: { store: OnceStore; other: OnceStore; id: string }) => Promise<void>;

/**
 * Tests of a store for any test runner. `once` keeps its promise only with a store that passes them all:
 * `for (const { name, run } of onceStoreCases) test(name, () => run(() => myStore()))`.
 */
export const onceStoreCases: readonly OnceStoreCase[] = [
  storeCase("init() twice, and at the same moment, is harmless", async ({ store, other, id }) => {
    await store.claim(id, fresh("first"));
    await Promise.all([store.init(), other.init()]);
    expectEqual((await other.claim(id, fresh("second"))).key, "first", "the key after another init()");
  }),

  storeCase(
    "a new claim has its key and request, one start, no write and no result",
    async ({ store, id }) => {
      const claim = await store.claim(id, { key: "key", request: "request" });
      expectClaim(claim, { key: "key", starts: 1, request: "request", write: null, result: null });
      expectEqual(claim.createdAt <= claim.now, true, "whether it was claimed no later than now");
      expectEqual(
        claim.now - claim.createdAt < 60_000,
        true,
        "whether it was claimed within the last minute",
      );
    },
  ),

  storeCase("a claim without a request has the request null", async ({ store, id }) => {
    expectClaim(await store.claim(id, fresh("key")), { request: null });
  }),

  storeCase("a second claim, by another process, counts a start and changes nothing else", async (stores) => {
    const { store, other, id } = stores;
    const first = await store.claim(id, { key: "first", request: "request" });
    const second = await other.claim(id, { key: "second", request: "another" });
    expectClaim(second, { key: "first", starts: 2, request: "request", createdAt: first.createdAt });
  }),

  storeCase("ids that differ in one character are different ids", async ({ store, id }) => {
    for (const [index, other] of [id, `${id} `, `${id}/ø`, id.toUpperCase(), `${id}'"\\:{}*`].entries()) {
      const claim = await store.claim(other, fresh(`key ${index}`));
      expectClaim(claim, { key: `key ${index}`, starts: 1 });
    }
  }),

  storeCase("of many claims at the same moment, one sets the key and all are counted", async (stores) => {
    const { store, other, id } = stores;
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).claim(id, fresh(`key ${index}`))),
    );
    expectEqual(new Set(claims.map(({ key }) => key)).size, 1, "how many keys were claimed");
    expectEqual(Math.max(...claims.map(({ starts }) => starts)), 20, "the starts");
    expectEqual(
      new Set(claims.map(({ starts }) => starts)).size,
      20,
      "how many numbers of starts were returned",
    );
  }),

  storeCase("`now` replaces the clock in every method", async ({ store, other, id }) => {
    const now = 1_000_000_000_000;
    expectClaim(await store.claim(id, { ...fresh("key"), now }), { createdAt: now, now });
    expectClaim(await other.claim(id, { ...fresh("key"), now: now + 5 }), { createdAt: now, now: now + 5 });
    const fixed = await store.fix(id, { key: "key", write: "write", now: now + 7 });
    expectClaim(fixed, { createdAt: now, now: now + 7 });
    const replaced = await store.replace(id, "key", { key: "next", now: now + 9 });
    expectClaim(replaced, { createdAt: now + 9, now: now + 9 });
  }),

  storeCase("the first write is kept, and returned to later ones", async ({ store, other, id }) => {
    await store.claim(id, fresh("key"));
    expectClaim(await store.fix(id, { key: "key", write: "first" }), { write: "first" });
    expectClaim(await other.fix(id, { key: "key", write: "second" }), {
      key: "key",
      write: "first",
      starts: 1,
    });
    expectClaim(await other.claim(id, fresh("key")), { write: "first" });
  }),

  storeCase("a write under another key than the claim's is not kept", async ({ store, id }) => {
    await store.claim(id, fresh("key"));
    expectEqual(await store.fix(id, { key: "another", write: "write" }), undefined, "the claim");
    expectEqual(await store.fix(`${id} unclaimed`, { key: "key", write: "write" }), undefined, "the claim");
    expectClaim(await store.claim(id, fresh("key")), { write: null });
  }),

  storeCase("the first result is kept, and returned from then on", async ({ store, other, id }) => {
    await store.claim(id, fresh("key"));
    expectEqual(await store.done(id, { key: "key", result: text }), text, "the result");
    expectEqual(await other.done(id, { key: "key", result: '"second"' }), text, "the result kept before");
    expectClaim(await other.claim(id, fresh("key")), { result: text });
  }),

  storeCase("a result without a claim is kept", async ({ store, other, id }) => {
    expectEqual(await store.done(id, { key: "key", result: "null" }), "null", "the result");
    expectClaim(await other.claim(id, fresh("another")), { key: "key", result: "null" });
  }),

  storeCase("of many new keys at the same moment, one replaces the old key", async (stores) => {
    const { store, other, id } = stores;
    const now = 1_000_000_000_000;
    await store.claim(id, { key: "old", request: "request", now });
    await store.claim(id, { key: "old", request: "request", now });
    await store.fix(id, { key: "old", write: "write" });
    const replaced = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store : other).replace(id, "old", { key: `key ${index}` }),
      ),
    );
    const winners = replaced.filter((claim) => claim !== undefined);
    expectEqual(winners.length, 1, "how many new keys were claimed");
    const [winner] = winners;
    expectClaim(winner, { starts: 1, request: "request", write: null, result: null });
    expectEqual((winner?.createdAt ?? 0) > now, true, "whether its time is later than the old key's");
    expectClaim(await other.claim(id, fresh("another")), { key: winner?.key, starts: 2 });
  }),

  storeCase("the key of an id with a result is not replaced", async ({ store, id }) => {
    await store.claim(id, fresh("old"));
    await store.done(id, { key: "old", result: text });
    expectEqual(await store.replace(id, "old", { key: "new" }), undefined, "the claim");
    expectClaim(await store.claim(id, fresh("old")), { key: "old", result: text });
  }),

  storeCase("a key that is not the claim's is not replaced", async ({ store, id }) => {
    await store.claim(id, fresh("key"));
    expectEqual(await store.replace(id, "another", { key: "new" }), undefined, "the claim");
    expectEqual(await store.replace(`${id} unclaimed`, "key", { key: "new" }), undefined, "the claim");
    expectClaim(await store.claim(id, fresh("key")), { key: "key" });
  }),

  storeCase("an id with one start is freed, and can be claimed again", async ({ store, other, id }) => {
    await store.claim(id, { key: "old", request: "request" });
    await store.fix(id, { key: "old", write: "write" });
    expectEqual(await store.free(id, "old"), true, "whether it was freed");
    expectClaim(await other.claim(id, fresh("new")), { key: "new", starts: 1, request: null, write: null });
  }),

  storeCase("an id is not freed after another start, under another key, or with a result", async (stores) => {
    const { store, other, id } = stores;
    await store.claim(id, fresh("key"));
    expectEqual(await store.free(id, "another"), false, "whether it was freed under another key");
    await other.claim(id, fresh("second"));
    expectEqual(await store.free(id, "key"), false, "whether it was freed after another start");
    await store.claim(`${id} done`, fresh("key"));
    await store.done(`${id} done`, { key: "key", result: text });
    expectEqual(await store.free(`${id} done`, "key"), false, "whether it was freed with a result");
    expectEqual(await store.free(`${id} unclaimed`, "key"), false, "whether an id without a claim was freed");
  }),

  storeCase(
    "purge() removes claims with an old result, and never those without one",
    async ({ store, other, id }) => {
      // These times are long ago, so that a store with other claims loses none of them.
      const day = 86_400_000;
      for (const name of ["old", "new", "open"])
        await store.claim(`${id} ${name}`, { ...fresh("key"), now: day });
      await store.done(`${id} old`, { key: "key", result: text, now: 2 * day });
      await store.done(`${id} new`, { key: "key", result: text, now: 4 * day });
      expectEqual(await store.purge(new Date(3 * day)), 1, "how many were removed");
      expectClaim(await other.claim(`${id} old`, fresh("anew")), { key: "anew", result: null });
      expectClaim(await other.claim(`${id} new`, fresh("anew")), { key: "key", result: text });
      expectClaim(await other.claim(`${id} open`, fresh("anew")), { key: "key", result: null });
      expectEqual(await store.purge(5 * day), 1, "how many were removed by a time in milliseconds");
    },
  ),

  storeCase("a result of 100,000 characters comes back unchanged", async ({ store, other, id }) => {
    const result = JSON.stringify("Ærø \u{1f9fe} '\"\\".repeat(8_000));
    await store.claim(id, fresh("key"));
    await store.done(id, { key: "key", result });
    expectClaim(await other.claim(id, fresh("key")), { result });
  }),
];

const text = '{"number":1,"name":"Smed & Søn"}';

const fresh = (key: string) => ({ key, request: null });

function storeCase(name: string, check: Check): OnceStoreCase {
  return {
    name,
    async run(open) {
      const [store, other] = [await open(), await open()];
      await store.init();
      await other.init();
      await check({ store, other, id: `case ${crypto.randomUUID()}` });
    },
  };
}

function expectClaim(
  claim: OnceClaim | undefined,
  expected: Partial<Record<keyof OnceClaim, unknown>>,
): void {
  if (!claim) throw new Error("expected a claim, but the store returned none");
  for (const [name, value] of Object.entries(expected))
    expectEqual(claim[name as keyof OnceClaim], value, `the claim's ${name}`);
}

function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`expected ${what} to be ${expected}, but it is ${actual}`);
}
