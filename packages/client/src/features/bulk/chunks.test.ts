import fc from "fast-check";
import { expect, test } from "vitest";
import { cut } from "./chunks.ts";

// Groups as neighbours: [3, 1, 2] is three of a, one of b, two of c; 0 stands for one item of no group.
const input = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }).map((sizes) => ({
  items: sizes.flatMap((size, group) =>
    size === 0 ? [{}] : Array.from({ length: size }, () => ({ group })),
  ),
}));
type Item = { group?: number };
const groupOf = (item: Item) => item.group;

const whole = (items: readonly unknown[]) => ({ start: 0, length: items.length });

test("covers every item once, in order, parts no group, and is larger than the size for one group only", () => {
  fc.assert(
    fc.property(input, fc.integer({ min: 1, max: 8 }), fc.nat(3), ({ items }, size, skipped) => {
      const stretch = { start: Math.min(skipped, items.length), length: Math.max(0, items.length - skipped) };
      const pieces = cut<Item>(items, stretch, size, groupOf);
      expect(pieces.flatMap(({ start, length }) => items.slice(start, start + length))).toEqual(
        items.slice(stretch.start),
      );
      for (const { start, length } of pieces) {
        expect(length).toBeGreaterThan(0);
        const piece: Item[] = items.slice(start, start + length);
        if (length > size) expect(new Set(piece.map(groupOf)).size).toBe(1);
        const before = start > stretch.start ? (items[start - 1] as Item).group : undefined;
        if (piece[0]?.group !== undefined) expect(before).not.toBe(piece[0].group);
      }
    }),
  );
});

test("fills every piece when there are no groups", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 10 }), (items, size) => {
      const pieces = cut(items, whole(items), size);
      expect(pieces).toHaveLength(Math.ceil(items.length / size));
    }),
  );
});
