import { resolveSchema } from "../src/table/schema.ts";
import type { Document, Schema } from "../src/table/types.ts";
import type { Memory } from "./memory.ts";
import type { Random } from "./random.ts";
import { dayValue } from "./values.ts";

interface World {
  readonly document: Document;
  readonly memory: Memory;
  readonly random: Random;
}

/** Schemas can contain themselves, so only required properties are made below this depth. */
const deepest = 5;

/** Makes a body that is valid for the schema. Keys are those of existing records if earlier answers have shown any. */
export function bodyFromSchema(schema: Schema, world: World, name = "", depth = 0): unknown {
  const { document, memory, random } = world;
  const resolved = resolveSchema(document, schema);
  if (resolved.enum !== undefined && resolved.enum.length > 0) return random.pick(resolved.enum);
  const types = typeof resolved.type === "string" ? [resolved.type] : (resolved.type ?? []);
  const type = types.find((each) => each !== "null");
  if (resolved.properties !== undefined) {
    const required = new Set(resolved.required ?? []);
    const often = depth === 0 ? random.pick([0.2, 0.5, 0.9]) : 0.3;
    const entries = Object.entries(resolved.properties).filter(
      ([property, inner]) =>
        required.has(property) ||
        (depth < deepest && inner.readOnly !== true && property !== "self" && random.chance(often)),
    );
    return Object.fromEntries(
      entries.map(([property, inner]) => [property, bodyFromSchema(inner, world, property, depth + 1)]),
    );
  }
  if (type === "array") {
    const most = depth < deepest ? random.pick([0, 1, 1, 2, 3]) : 0;
    return Array.from({ length: most }, () => bodyFromSchema(resolved.items ?? {}, world, name, depth + 1));
  }
  if (type === "object") return {};
  if (type === "boolean") return random.chance(0.5);
  if (resolved.format === "date" || resolved.format === "date-time" || /date$/i.test(name))
    return dayValue(random);
  const known = random.chance(0.8) ? memory.value(name, random) : undefined;
  if (type === "integer" || type === "number")
    return typeof known === "number" ? known : numberFor(resolved, type, random);
  return typeof known === "string" ? known : textFor(resolved, random);
}

function numberFor({ minimum, maximum }: Schema, type: string, random: Random): number {
  const low = typeof minimum === "number" ? minimum : -100;
  const high = typeof maximum === "number" ? maximum : low + 10_000;
  const edge = random.pick([low, high, low + 1, Math.min(high, low + random.below(20))]);
  const value = random.chance(0.7) ? Math.min(high, Math.max(low, 1 + random.below(12))) : edge;
  return type === "number" && random.chance(0.4) ? value + random.below(100) / 100 : value;
}

const texts = ["A", "DKK", "EUR", "2026", "1", "12", "12345678", "Tekst æøå", "mail@example.test", "U25"];

function textFor({ pattern, minLength, maxLength, format }: Schema, random: Random): string {
  if (format === "uri") return "https://example.test/";
  const shape = typeof pattern === "string" ? new RegExp(pattern) : undefined;
  const least = typeof minLength === "number" ? minLength : 0;
  const most = typeof maxLength === "number" ? maxLength : 300;
  const fitting = [...texts, "1".repeat(least), "x".repeat(most)].filter(
    (text) => text.length >= least && text.length <= most && shape?.test(text) !== false,
  );
  return fitting.length === 0 ? "1" : random.pick(fitting);
}
