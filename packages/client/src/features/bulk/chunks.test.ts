import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, halves } from "./chunks.ts";

// Groups as neighbours: [3, 1, 2] is three of a, one of b, two of c; 0 stands for one item of no group.
const input = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }).map((sizes) => ({
  items: sizes.flatMap((size, group) =>
    size === 0 ? [{}] : Array.from({ length: size }, () => ({ group })),
  ),
}));
type Item = { group?: number };
const groupOf = (item: Item) => item.group;

test("covers every item once, in order, in pieces of at most the size, and parts no group", () => {
  fc.assert(
    fc.property(input, fc.integer({ min: 5, max: 12 }), ({ items }, size) => {
      const pieces = cut<Item>(items, size, groupOf);
      expect(pieces.flatMap(({ start, length }) => items.slice(start, start + length))).toEqual(items);
      for (const { start, length } of pieces) {
        expect(length).toBeLessThanOrEqual(size);
        expect(length).toBeGreaterThan(0);
        const [before, first] = [items[start - 1] as Item | undefined, items[start] as Item | undefined];
        if (first?.group !== undefined) expect(before?.group).not.toBe(first.group);
      }
    }),
  );
});

test("fills every piece when there are no groups", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 10 }), (items, size) => {
      const pieces = cut(items, size);
      expect(pieces).toHaveLength(Math.ceil(items.length / size));
    }),
  );
});

test("refuses a group that does not fit into one piece", () => {
  expect(() => cut([1, 1, 1], 2, (item) => item)).toThrow(/items\[0\] is larger than a call: 2/);
});

test("halves part a stretch between groups, or not at all", () => {
  fc.assert(
    fc.property(input, ({ items }) => {
      const stretch = { start: 0, length: items.length };
      const parts = halves<Item>(items, stretch, groupOf);
      const borders = items.filter(
        (item: Item, index) =>
          index > 0 && (item.group === undefined || item.group !== (items[index - 1] as Item).group),
      );
      expect(parts === undefined).toBe(borders.length === 0);
      if (!parts) return;
      const [left, right] = parts;
      expect(left.start).toBe(0);
      expect(right.start).toBe(left.length);
      expect(left.length + right.length).toBe(items.length);
      const at = items[right.start] as Item;
      if (at.group !== undefined) expect((items[right.start - 1] as Item).group).not.toBe(at.group);
    }),
  );
});
