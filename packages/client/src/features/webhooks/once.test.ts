import { expect, test, vi } from "vitest";
import { createOnce } from "./once.ts";

test("remembers no more keys than its size: the oldest goes first", async () => {
  const once = createOnce(60_000, 3);
  const act = vi.fn(async () => {});
  for (const key of ["a", "b", "c", "a", "d"]) await once(key, act);
  expect(act).toHaveBeenCalledTimes(4);
  await once("c", act);
  expect(act).toHaveBeenCalledTimes(4);
  await once("a", act);
  expect(act).toHaveBeenCalledTimes(5);
});

test("an action that fails after its key was pushed out does not take its successor's entry along", async () => {
  const once = createOnce(60_000, 1);
  let fail = (_: Error) => {};
  const slow = once("a", () => new Promise<void>((_, reject) => (fail = reject)));
  const act = vi.fn(async () => {});
  await once("b", act);
  await once("a", act);
  fail(new Error("late"));
  await expect(slow).rejects.toThrow("late");
  await once("a", act);
  expect(act).toHaveBeenCalledTimes(2);
});
