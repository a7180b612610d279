import { expect, test } from "vitest";
import { paired } from "./paired.ts";

test("each round has both lanes, the first alternates, and the ratio is ours to the baseline", async () => {
  const order: string[] = [];
  const lane = (name: string, milliseconds: number) => async (calls: number) => {
    order.push(`${name} ${calls}`);
    return calls * milliseconds;
  };
  const { ratios, ours, baseline } = await paired({
    ours: lane("ours", 3),
    baseline: lane("baseline", 2),
    warmUp: 10,
    rounds: 2,
    batch: 10,
  });
  expect(order).toEqual(["baseline 10", "ours 10", "ours 10", "baseline 10", "baseline 10", "ours 10"]);
  expect(ratios).toEqual([1.5, 1.5]);
  expect(ours).toEqual([3, 3]);
  expect(baseline).toEqual([2, 2]);
});
