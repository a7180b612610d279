import type { Random } from "./random.ts";

/** Values at the limits of what a program expects, and beyond them. */
const edges: readonly unknown[] = [
  null,
  "",
  " ",
  0,
  -0,
  -1,
  1,
  0.1 + 0.2,
  -33.335,
  1e-7,
  1e21,
  1e308,
  999_999_999,
  1_000_000_000,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  true,
  false,
  [],
  [null],
  [[]],
  {},
  { self: "https://restapi.e-conomic.com/customers/1" },
  { self: "not a link" },
  "1",
  "01",
  "1e999",
  "NaN",
  "abc",
  "æøå 漢字 🧾",
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  "toString",
  "%",
  "../..",
  "$eq:1",
  "x".repeat(300),
  "x".repeat(5000),
];

const days = [
  "2026-08-14",
  "2026-01-31",
  "2026-12-31",
  "2024-02-29",
  "2023-02-29",
  "2025-06-15",
  "2026-02-30",
  "0001-01-01",
  "0000-01-01",
  "1899-12-31",
  "9999-12-31",
  "10000-01-01",
  "2026-8-1",
];

const times = ["T00:00:00Z", "T12:20:18+00:00", "T23:59:59.9999999+14:00", "T25:00:00Z", "T10:00:00", "T"];

/** Returns any value that may surprise a program. */
export const edgeValue = (random: Random): unknown =>
  random.chance(0.2) ? dayValue(random) : random.pick(edges);

/** Returns a day, usually one that exists, sometimes with a time. */
export function dayValue(random: Random): string {
  const day = random.pick(random.chance(0.7) ? days.slice(0, 4) : days);
  return random.chance(0.15) ? day + random.pick(times) : day;
}

/** Returns a text to use in a path or in a filter. */
export function edgeText(random: Random): string {
  const value = edgeValue(random);
  return typeof value === "string" ? value : JSON.stringify(value);
}
