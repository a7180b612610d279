import { describe, expect, test } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";
import { type IdempotencyKey, isEconomicError } from "../index.ts";
import { type MintedKey, mintedStore, mintKey, once } from "../once.ts";

const minute = 60_000;

/** Imitates an engine that stores the results of its steps, with a job that makes a customer. */
function engine() {
  const { mock, economic } = mockWith();
  const kept = new Map<string, unknown>();
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (!kept.has(name)) kept.set(name, JSON.parse(JSON.stringify(await work())));
    return kept.get(name) as T;
  };
  const mint = async (): Promise<MintedKey> => ({
    ...mintKey(),
    createdAt: new Date(mock.clock.now()).toJSON(),
  });
  const keys: string[] = [];
  const call = async (idempotencyKey: IdempotencyKey) => {
    keys.push(idempotencyKey.key);
    return (await economic.rest.post("/customers", { body: customerBody("Minted"), idempotencyKey }))
      .customerNumber;
  };
  const find = async () =>
    (await economic.rest.list("/customers", { filter: { name: "Minted" } }).first())?.customerNumber;
  const write = (minted: MintedKey, attempt?: number) =>
    once("invoice", { store: mintedStore(minted, { attempt }), call, find, now: () => mock.clock.now() });
  /** Runs the guide's workflow: mint, write, and mint again when the key is too old. */
  const workflow = async (attempt: number) => {
    for (let round = 1; ; round++) {
      const minted = await step(`mint ${round}`, mint);
      const number = await step(`write ${round}`, () =>
        write(minted, attempt).catch((error: unknown) => {
          if (isEconomicError(error, "onceKeySpent")) return null;
          throw error;
        }),
      );
      if (number !== null) return number;
    }
  };
  const count = () =>
    mock
      .agreement()
      .customers.all()
      .filter(({ name }) => name === "Minted").length;
  return { mock, economic, workflow, write, mint, count, keys };
}

describe("a key that was minted in a step of an engine", () => {
  test("is plain JSON with its time", () => {
    const minted = mintKey();
    expect(JSON.parse(JSON.stringify(minted))).toEqual(minted);
    expect(Math.abs(Date.parse(minted.createdAt) - Date.now())).toBeLessThan(minute);
  });

  test("makes one write over attempts whose answers are lost", async () => {
    const { mock, workflow, count, keys } = engine();
    mock.faults.add({ method: "POST", times: 8, effect: { drop: "after" } });
    for (const attempt of [1, 2]) {
      expect(await failureOf(workflow(attempt))).toMatchObject({ kind: "outcomeUnknown" });
      mock.clock.advance(20 * minute);
    }
    await workflow(3);
    expect([count(), new Set(keys).size]).toEqual([1, 1]);
  });

  test.each([
    ["is not used again when the record is found after an hour", "after", 61, 1],
    ["is replaced by another one when the record is not there", "before", 76, 2],
  ] as const)("%s", async (_, drop, minutes, keysUsed) => {
    const { mock, workflow, count, keys } = engine();
    mock.faults.add({ method: "POST", times: 4, effect: { drop } });
    await failureOf(workflow(1));
    mock.clock.advance(minutes * minute);
    await workflow(2);
    expect([count(), new Set(keys).size]).toEqual([1, keysUsed]);
  });

  test("is neither repeated nor replaced between 55 and 75 minutes", async () => {
    const { mock, workflow } = engine();
    mock.faults.add({ method: "POST", times: 4, effect: { drop: "before" } });
    await failureOf(workflow(1));
    mock.clock.advance(60 * minute);
    expect(await failureOf(workflow(2))).toMatchObject({ kind: "onceNotYet", retryAfterMs: 15 * minute });
  });

  test.each([
    [1, "validation"],
    [2, "outcomeUnknown"],
    [undefined, "outcomeUnknown"],
  ])("refused at attempt %s throws an error of kind %s (RW-12)", async (attempt, kind) => {
    const { mock, mint, write } = engine();
    const body = { message: "no", errorCode: "E04300" };
    mock.faults.add({ method: "POST", effect: { status: 400, body: JSON.stringify(body) } });
    expect(await failureOf(write(await mint(), attempt))).toMatchObject({ kind });
  });

  test.each([
    ["nothing", undefined, {}],
    ["a step's id", "step-1", {}],
    ["a key without its time", { key: "a" }, {}],
    ["a key with an invalid time", { key: "a", createdAt: "yesterday" }, {}],
    ["attempt 0", mintKey(), { attempt: 0 }],
    ["attempt 1.5", mintKey(), { attempt: 1.5 }],
  ])("is checked: mintedStore refuses %s", (_, minted, options) => {
    expect(() => mintedStore(minted as never, options)).toThrow(
      expect.objectContaining({ kind: "validation" }),
    );
  });
});
