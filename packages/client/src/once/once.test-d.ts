import { expectTypeOf, test } from "vitest";
import { type IdempotencyKey, isEconomicError } from "../index.ts";
import { memoryStore, once } from "../once.ts";

const store = memoryStore();

test("the result is what call and find return", () => {
  expectTypeOf(
    once("id", { store, call: async () => 1, find: async () => undefined }),
  ).resolves.toEqualTypeOf<number>();
  expectTypeOf(
    once("id", { store, call: async () => 1, find: async () => 2 }),
  ).resolves.toEqualTypeOf<number>();
  expectTypeOf(
    once("id", { store, call: async () => 1, find: async () => "" as string | undefined }),
  ).resolves.toEqualTypeOf<number | string>();
  expectTypeOf(once("id", { store, call: () => {}, find: () => undefined })).resolves.toEqualTypeOf<null>();
});

test("the key is a value for the option idempotencyKey, with its time", () => {
  void once("id", {
    store,
    find: () => undefined,
    call(key) {
      expectTypeOf(key).toExtend<IdempotencyKey>();
      expectTypeOf(key.key).toEqualTypeOf<string>();
      expectTypeOf(key.createdAt).toEqualTypeOf<Date>();
      expectTypeOf(key.repeated).toEqualTypeOf<boolean>();
    },
  });
});

test("isEconomicError narrows to the errors of once by their kinds", () => {
  const error: unknown = undefined;
  if (isEconomicError(error, "onceNotYet")) {
    expectTypeOf(error.retryAt).toEqualTypeOf<Date>();
    expectTypeOf(error.retryAfterMs).toEqualTypeOf<number>();
    expectTypeOf(error.id).toEqualTypeOf<string>();
  }
  if (isEconomicError(error, "onceKeySpent")) expectTypeOf(error.kind).toExtend<"onceKeySpent">();
});

test("wrong options do not compile", () => {
  // @ts-expect-error find is missing.
  void once("id", { store, call: () => 1 });
  // @ts-expect-error "Not found" is undefined, not null.
  void once("id", { store, call: () => 1, find: () => null });
  // @ts-expect-error retries is not an option.
  void once("id", { store, call: () => 1, find: () => undefined, retries: 3 });
});
