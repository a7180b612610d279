import { type Entity, isObject } from "../store/entity.ts";
import { keysFromLink, linkTemplate } from "../surface/links.ts";
import { referred } from "./referred.ts";
import type { Draft, Rule, View } from "./rule.ts";

/** Makes the rule for a canonical field that is shown unchanged: `same("zip")`. */
export const same = (field: string, options: { keepFalse?: boolean } = {}): Rule => ({
  read: (entity) => entity[field],
  write: (value, draft) => {
    draft[field] = value;
  },
  fields: { [field]: [] },
  source: field,
  ...options,
});

/** Makes the rule for a field that bodies cannot set. */
export const readOnly = (field: string, options: { keepFalse?: boolean } = {}): Rule => ({
  read: (entity) => entity[field],
  source: field,
  ...options,
});

/** Makes the rule for a value that is computed from the record, the agreement or the clock. */
export const computed = (read: Rule["read"], options: { keepFalse?: boolean } = {}): Rule => ({
  read,
  ...options,
});

/**
 * Makes the rule for the opposite of a boolean field: the services' `access` is our `barred`. A PUT that leaves out
 * `access` sets it to false, so it bars the customer.
 */
export const inverse = (field: string): Rule => ({
  read: (entity) => entity[field] !== true,
  write: (value, draft) => {
    draft[field] = value !== true;
  },
  fields: { [field]: [] },
  cleared: { [field]: true },
});

/**
 * Makes the rule for a link that is filled in from the record's fields: `link("/customers/{customerNumber}/contacts")`.
 */
export function link(template: string): Rule {
  const fill = linkTemplate(template);
  return { read: (entity, view) => view.base + fill(entity) + view.linkSuffix };
}

/**
 * Makes the rule for a reference to another REST resource: a number in the record is shown as `{ customerGroupNumber:
 * 1, self: "…" }`.
 *
 * @param template the path of the other resource. Its last parameter names the number inside the reference; the others
 * are fields of this record: "/customers/{customerNumber}/contacts/{customerContactNumber}".
 * @param options.field the canonical field. Default: the name of the number.
 * @param options.inside the name of the number inside the reference. Default: the name of the parameter.
 * @param options.with further properties to show inside, read from this record (L-51).
 */
export function reference(
  template: string,
  options: {
    field?: string;
    inside?: string;
    readOnly?: boolean;
    with?: Readonly<Record<string, Rule>>;
  } = {},
): Rule {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const parameter = names.at(-1) ?? "";
  const field = options.field ?? parameter;
  const inside = options.inside ?? parameter;
  const fill = linkTemplate(template);
  const extra = Object.entries(options.with ?? {});
  const read = (entity: Entity, view: View): unknown => {
    const number = entity[field];
    if (number === undefined || number === null) return undefined;
    const rendered: Draft = { [inside]: number };
    for (const [name, rule] of extra) {
      const value = rule.read(entity, view);
      if (value !== undefined && value !== null) rendered[name] = value;
    }
    rendered.self =
      view.base + fill(parameter === field ? entity : { ...entity, [parameter]: number }) + view.linkSuffix;
    return rendered;
  };
  if (options.readOnly === true) return { read };
  return {
    read,
    peek: extra.length > 0 ? read : (entity) => ({ [inside]: entity[field] }),
    write: (value, draft, view) => {
      if (!isObject(value)) return;
      const linked =
        typeof value.self === "string" ? keysFromLink(template, value.self)?.[parameter] : undefined;
      const isNumber = /^\d+$/.test(String(linked)) && inside !== "productNumber";
      // The link contains the number as text. Records store numbers, except for products.
      draft[field] = referred(value[inside], isNumber ? Number(linked) : linked, field, view);
    },
    fields: { [field]: [inside] },
  };
}

/** Makes the rule for a nested object, from one rule for each of its properties. It is omitted if all of them are. */
export function nested(rules: Readonly<Record<string, Rule | string>>): Rule {
  const entries = Object.entries(rules).map(
    ([name, rule]) => [name, typeof rule === "string" ? same(rule) : rule] as const,
  );
  const fields: Record<string, readonly string[]> = {};
  for (const [name, rule] of entries) {
    for (const [field, path] of Object.entries(rule.fields ?? {})) fields[field] = [name, ...path];
  }
  const readWith =
    (quick: boolean) =>
    (entity: Entity, view: View): unknown => {
      let object: Draft | undefined;
      for (const [name, rule] of entries) {
        const value = quick && rule.peek !== undefined ? rule.peek(entity, view) : rule.read(entity, view);
        if (value === undefined || value === null || (value === false && rule.keepFalse !== true)) continue;
        object ??= {};
        object[name] = value;
      }
      return object;
    };
  return {
    read: readWith(false),
    peek: readWith(true),
    write: (value, draft, view) => {
      if (!isObject(value)) return;
      for (const [name, rule] of entries) {
        if (value[name] !== undefined) rule.write?.(value[name], draft, view);
      }
    },
    fields,
  };
}
