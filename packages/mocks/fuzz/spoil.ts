import { isObject } from "../src/store/entity.ts";
import type { Random } from "./random.ts";
import { edgeValue } from "./values.ts";

/** Returns a copy of a body in which one thing is changed, left out, doubled or added. */
export function spoiled(body: unknown, random: Random): unknown {
  if (Array.isArray(body)) {
    if (body.length === 0 || random.chance(0.2)) return [...body, edgeValue(random)];
    if (random.chance(0.2)) return [...body, ...body];
    const at = random.below(body.length);
    return body.map((item, index) => (index === at ? spoiled(item, random) : item));
  }
  if (!isObject(body)) return edgeValue(random);
  const names = Object.keys(body);
  if (names.length === 0 || random.chance(0.1))
    return { ...body, [random.pick(oddNames)]: edgeValue(random) };
  const name = random.pick(names);
  const { [name]: value, ...others } = body;
  if (random.chance(0.25)) return others;
  const isNested = typeof value === "object" && value !== null;
  return { ...others, [name]: isNested && random.chance(0.7) ? spoiled(value, random) : edgeValue(random) };
}

const oddNames = [
  "unknown",
  "__proto__x",
  "constructor",
  "toString",
  "",
  "self",
  "objectVersion",
  "lines",
] as const;
