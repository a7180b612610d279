import fc from "fast-check";
import { expect, test } from "vitest";
import { ValidationError } from "../../index.ts";
import { chunksOf } from "./chunks.ts";

// Sizes of neighbouring groups: [3, 1, 2] stands for three items of group a, one of b and two of c. A 0 stands for an item
// without a group.
const input = fc
  .array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 })
  .map((sizes) =>
    sizes.flatMap((size, group) => (size === 0 ? [{}] : Array.from({ length: size }, () => ({ group })))),
  );
type Item = { group?: number };

test("covers every item once, in order, and divides no group", () => {
  fc.assert(
    fc.property(input, fc.integer({ min: 5, max: 8 }), (items, size) => {
      const chunks = chunksOf<Item>(items, { size, max: 500, groupOf: ({ group }) => group });
      expect(chunks.flat()).toEqual(items);
      for (const [index, chunk] of chunks.entries()) {
        expect(chunk.length).toBeGreaterThan(0);
        expect(chunk.length).toBeLessThanOrEqual(size);
        const before = chunks[index - 1]?.at(-1)?.group;
        if (before !== undefined) expect(chunk[0]?.group).not.toBe(before);
      }
    }),
  );
});

test("refuses a group that is larger than a chunk", () => {
  const items = [{}, { group: 1 }, { group: 1 }];
  const cut = () => chunksOf<Item>(items, { size: 1, max: 500, groupOf: ({ group }) => group });
  expect(cut).toThrow(ValidationError);
});

test("fills every chunk without groups", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 10 }), (items, size) => {
      expect(chunksOf(items, { size, max: 500 })).toHaveLength(Math.ceil(items.length / size));
    }),
  );
});
