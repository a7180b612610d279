import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

async function* sources(count: number) {
  for (let source = 0; source < count; source++) yield source;
}

/** Gives `source.0`, `source.1`; the earlier the source, the longer it takes. */
async function* slowest(source: number) {
  for (let step = 0; step < 2; step++) {
    for (let turn = 0; turn < 30 - source * 10; turn++) await Promise.resolve();
    yield `${source}.${step}`;
  }
}

const given = async (width: number, anyOrder: boolean, open = slowest) => {
  const all: string[] = [];
  for await (const value of inTurn(sources(3), open, width, anyOrder)) all.push(value);
  return all;
};

test("gives the sources in their order", async () => {
  expect(await given(3, false)).toEqual(["0.0", "0.1", "1.0", "1.1", "2.0", "2.1"]);
});

test("gives what comes first, when any order will do", async () => {
  const all = await given(3, true);
  expect(all[0]).toBe("2.0");
  expect([...all].sort()).toEqual(["0.0", "0.1", "1.0", "1.1", "2.0", "2.1"]);
});

test.each([true, false])("opens no more than its width at a time (any order: %s)", async (anyOrder) => {
  let open = 0;
  let most = 0;
  await given(2, anyOrder, async function* (source) {
    most = Math.max(most, ++open);
    yield* slowest(source);
    open--;
  });
  expect(most).toBe(2);
});

test("an error waits for its turn", async () => {
  const all: string[] = [];
  const failing = async function* (source: number) {
    if (source === 1) throw new Error("the second");
    yield* slowest(source);
  };
  const consume = async () => {
    for await (const value of inTurn(sources(3), failing, 3, false)) all.push(value);
  };
  await expect(consume()).rejects.toThrow("the second");
  expect(all).toEqual(["0.0", "0.1"]);
});
