import type { Listing, Operation } from "../src/table/types.ts";
import type { Memory } from "./memory.ts";
import type { Random } from "./random.ts";
import { dayValue, edgeText } from "./values.ts";

const operators = ["eq", "ne", "gt", "gte", "lt", "lte", "like", "in", "nin", "null", "zz", ""] as const;
const escapes = /[$(),*[\]]/g;

/** Makes a query for an operation: paging, filters and sorts for a listing, and its other parameters. */
export function randomQuery({ listing, params }: Operation, memory: Memory, random: Random): URLSearchParams {
  const query = new URLSearchParams();
  for (const { name, in: place, required, schema } of params) {
    if (place !== "query" || !(required ? random.chance(0.95) : random.chance(0.3))) continue;
    if (name === "filter" || name === "sort") continue;
    const known = schema.enum === undefined ? memory.value(name, random) : random.pick(schema.enum);
    query.append(name, random.chance(0.7) && known !== undefined ? String(known) : numberText(random));
  }
  if (listing !== undefined) {
    if (random.chance(0.4)) query.set("filter", filterText(listing, memory, random, 0));
    if (random.chance(0.25)) query.set("sort", sortText(listing, random));
    if (random.chance(0.2)) query.set(random.pick(["pagesize", "pageSize"]), numberText(random));
    if (random.chance(0.2)) query.set(random.pick(["skippages", "skipPages"]), numberText(random));
    if (random.chance(0.1)) query.set("cursor", numberText(random));
  }
  if (random.chance(0.05)) query.append(edgeText(random), edgeText(random));
  return query;
}

const numberText = (random: Random): string =>
  random.chance(0.7) ? String(random.below(12)) : random.pick(["1000", "1001", "-1", edgeText(random)]);

function filterText(listing: Listing, memory: Memory, random: Random, depth: number): string {
  if (random.chance(0.05)) return edgeText(random);
  if (depth < 3 && random.chance(0.35)) {
    const parts = Array.from({ length: random.pick([2, 2, 3, 25]) }, () =>
      filterText(listing, memory, random, depth + 1),
    );
    const joined = parts.join(random.pick(["$and:", "$or:"]));
    return random.chance(0.5) ? `(${joined})` : joined;
  }
  const names = Object.keys(listing.filters);
  const name = names.length > 0 && random.chance(0.9) ? random.pick(names) : edgeText(random);
  const field = Object.hasOwn(listing.filters, name) ? listing.filters[name] : undefined;
  const operator =
    field !== undefined && random.chance(0.9) ? random.pick(field.ops) : random.pick(operators);
  const value = (): string => {
    if (random.chance(0.1)) return "$null:";
    const names = field?.names ?? [];
    const known = names.length > 0 ? random.pick(names) : memory.value(name.split(".").at(-1) ?? "", random);
    const text = random.chance(0.7) && known !== undefined ? String(known) : filterValue(random);
    return random.chance(0.8) ? text.replace(escapes, "$$$&") : text;
  };
  if (operator !== "in" && operator !== "nin") return `${name}$${operator}:${value()}`;
  const list = Array.from({ length: random.pick([0, 1, 2, 5, 201]) }, value);
  return `${name}$${operator}:[${list.join(",")}]`;
}

const filterValue = (random: Random): string =>
  random.pick([dayValue(random), edgeText(random), String(random.below(2000)), "*a*", "[a-z]%", "true"]);

function sortText({ sorts }: Listing, random: Random): string {
  const keys = Array.from({ length: random.pick([1, 1, 2, 5]) }, () => {
    const name = sorts.length > 0 && random.chance(0.9) ? random.pick(sorts) : edgeText(random);
    return random.pick(["", "", "-", "~", "-~"]) + name;
  });
  return keys.join(random.pick([",", ",", ";"]));
}
