import { type Projection, projection } from "../projection/projection.ts";
import type { Rule } from "../projection/rule.ts";
import { readOnly, same } from "../projection/rules.ts";
import { isObject } from "../store/entity.ts";
import { serviceDefaults } from "../surface/apis/defaults.ts";
import { linkTemplate } from "../surface/links.ts";
import { resourcePaths } from "../surface/rest/resource-paths.ts";
import { propertiesOf, resolveSchema } from "../table/schema.ts";
import type { Document, Schema } from "../table/types.ts";

const stamped = new Set(["objectVersion", "lastUpdated"]);

/** Makes a projection from a published schema, for records that are stored as they are sent. */
export function schemaProjection(
  document: Document,
  schema: Schema,
  options: { readonly itemPath: string; readonly keys: readonly string[] },
): Projection {
  const rest = document.document === "rest";
  const rules: Record<string, Rule> = {};
  for (const [name, property] of Object.entries(propertiesOf(document, schema))) {
    rules[name] = ruleFor(name, resolveSchema(document, property), rest, options);
  }
  // Some schemas do not contain their own key (L-03).
  for (const key of options.keys) rules[key] ??= readOnly(key);
  return projection(rules, rest ? { omitFalse: false } : serviceDefaults);
}

function ruleFor(
  name: string,
  schema: Schema,
  rest: boolean,
  options: { itemPath: string; keys: readonly string[] },
): Rule {
  if (stamped.has(name)) return readOnly(name);
  if (!rest) return same(name);
  if (schema.format === "uri") {
    const fill = linkTemplate(name === "self" ? options.itemPath : `${options.itemPath}/${kebab(name)}`);
    return { read: (entity, view) => view.base + fill(entity) + view.linkSuffix };
  }
  const inside = schema.properties ?? {};
  const number = Object.keys(inside).find((property) => resourcePaths[property] !== undefined);
  const path = resourcePaths[number ?? ""];
  if ("self" in inside && number !== undefined && path !== undefined) {
    const fill = linkTemplate(path);
    return {
      ...same(name),
      read: (entity, view) => {
        const value = entity[name];
        if (!isObject(value)) return undefined;
        return { ...value, self: view.base + fill({ ...entity, ...value }) + view.linkSuffix };
      },
    };
  }
  return same(name);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
