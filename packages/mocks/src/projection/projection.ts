import { fieldReader } from "../filter/index.ts";
import type { Entity, JsonObject } from "../store/entity.ts";
import type { Draft, Rule, View } from "./rule.ts";
import { same } from "./rules.ts";

/** How a surface shows a kind of record: the names of its fields, and how bodies are read. */
export interface Projection {
  /** Renders a record as this surface answers it. */
  render(entity: Entity, view: View): JsonObject;
  /**
   * Reads the writable properties of a body as canonical fields. Unknown and read-only properties are ignored (S-05,
   * S-06).
   */
  parse(body: JsonObject, view: View): Draft;
  /** The values of the writable fields that a PUT leaves out. Most of them are undefined (L-06). */
  readonly cleared: Readonly<Draft>;
  /** Returns the property that shows a canonical field unchanged. */
  nameOf(field: string): string | undefined;
  /** Returns the path of a canonical field: "customerGroupNumber" -> ["customerGroup", "customerGroupNumber"]. */
  pathOf(field: string): readonly string[] | undefined;
  /**
   * Returns a function that reads one dotted property of this surface directly from a record. A filter or a sort over
   * 100,000 records then reads one property of each record without rendering it.
   */
  reader(field: string, view: View): (entity: Entity) => unknown;
}

export interface ProjectionOptions {
  /**
   * Whether `false` is omitted, unless a rule keeps it. Default true, as for most REST fields and the services (O-17).
   */
  readonly omitFalse?: boolean;
  /** The properties whose 0 is sent; all others omit it, as the services do (O-17). Default: every 0 is sent. */
  readonly omitZeroExcept?: ReadonlySet<string>;
}

/**
 * Makes a projection from one rule for each property, in the order of the answer. A string as the rule is the name of
 * the canonical field: `{ zip: "zip", cvrNo: "corporateIdentificationNumber" }`.
 */
export function projection(
  rules: Readonly<Record<string, Rule | string>>,
  options: ProjectionOptions = {},
): Projection {
  const entries = Object.entries(rules).map(
    ([name, rule]) => [name, typeof rule === "string" ? same(rule) : rule] as const,
  );
  const omitFalse = options.omitFalse ?? true;
  const paths = new Map<string, readonly string[]>();
  const cleared: Draft = {};
  const names = new Map<string, string>();
  for (const [name, rule] of entries) {
    if (rule.source !== undefined && !names.has(rule.source)) names.set(rule.source, name);
    for (const [field, path] of Object.entries(rule.fields ?? {})) {
      if (!paths.has(field)) paths.set(field, [name, ...path]);
      cleared[field] = rule.cleared?.[field];
    }
  }
  const reads = new Map(entries.map(([name, rule]) => [name, rule.peek ?? rule.read]));

  return {
    render(entity, view) {
      const rendered: Draft = {};
      const whole = view.surface === "apis" && !view.rulings.omitDefaults;
      for (const [name, rule] of entries) {
        const value = rule.read(entity, view);
        if (value === undefined || value === null) continue;
        if (whole) {
          rendered[name] = value;
          continue;
        }
        if (value === false && omitFalse && rule.keepFalse !== true) continue;
        if (value === 0 && options.omitZeroExcept !== undefined && !options.omitZeroExcept.has(name))
          continue;
        rendered[name] = value;
      }
      return rendered as JsonObject;
    },
    parse(body, view) {
      const draft: Draft = {};
      for (const [name, rule] of entries) {
        const value = body[name];
        if (value !== undefined && rule.write !== undefined) rule.write(value, draft, view);
      }
      return draft;
    },
    cleared,
    nameOf: (field) => names.get(field),
    pathOf: (field) => paths.get(field),
    reader(field, view) {
      const [name = field, ...steps] = field.split(".");
      const read = reads.get(name);
      if (read === undefined) return () => undefined;
      if (steps.length === 0) return (entity) => read(entity, view);
      const inside = fieldReader(steps.join("."));
      return (entity) => inside(read(entity, view));
    },
  };
}

/** Copies rules and leaves out some properties, for a listing that shows less. */
export const without = (
  rules: Readonly<Record<string, Rule | string>>,
  names: readonly string[],
): Readonly<Record<string, Rule | string>> =>
  Object.fromEntries(Object.entries(rules).filter(([name]) => !names.includes(name)));
