import { expect, onTestFinished, test, vi } from "vitest";
import { collectGarbage } from "../testing/collect-garbage.ts";
import { createWeakValues } from "./weak-values.ts";

test("a value that nothing else refers to is forgotten, with its name", async () => {
  const values = createWeakValues<object>();
  const held = {};
  values.set("held", held);
  for (let index = 0; index < 100; index++) values.set(`${index}`, { index });
  expect(values.size()).toBe(101);
  await collectGarbage();
  expect(values.size()).toBe(1);
  expect(values.get("held")).toBe(held);
  expect(values.get("7")).toBeUndefined();
});

test("a name with a new value is kept when the old value is gone", async () => {
  const values = createWeakValues<object>();
  values.set("name", {});
  const second = {};
  values.set("name", second);
  await collectGarbage();
  expect(values.get("name")).toBe(second);
});

test("values are kept for ever in a runtime without WeakRef", () => {
  vi.stubGlobal("WeakRef", undefined);
  vi.stubGlobal("FinalizationRegistry", undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const values = createWeakValues<object>();
  const value = {};
  values.set("name", value);
  expect(values.get("name")).toBe(value);
});
