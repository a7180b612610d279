import {
  compositions,
  type OpenApi,
  referenceName,
  type Schema,
  typesOf,
  type XListing,
} from "../open-api.ts";
import type { Findings } from "../problem.ts";
import { deref } from "./references.ts";
import type { Field, FieldValue } from "./service.ts";

/**
 * Returns the fields that a listing can be filtered and sorted by: those of `x-listing` if the operation has it, else
 * the marked properties of its items. Nested properties have dotted names.
 */
export function listingFields(
  document: OpenApi,
  item: Schema,
  listing: XListing | undefined,
  where: string,
  findings: Findings,
): Field[] {
  return listing === undefined ? marked(document, item) : listed(document, item, listing, where, findings);
}

function listed(
  document: OpenApi,
  item: Schema,
  listing: XListing,
  where: string,
  findings: Findings,
): Field[] {
  const { filterable = {}, sortable = [], failsOn = {}, fields = {} } = listing;
  const names = [...new Set([...Object.keys(filterable), ...sortable])];
  for (const name of Object.keys(failsOn)) {
    if (!names.includes(name))
      findings.add(where, `x-listing.failsOn names ${name}, which is not filterable.`);
  }
  return names.flatMap((name): Field[] => {
    const schema = fields[name] ?? follow(document, item, name.split("."));
    const value = schema === undefined ? undefined : fieldValue(document, schema);
    if (schema === undefined || value === undefined) {
      findings.add(
        where,
        `x-listing names ${name}, which is not a plain property of the items (give its type in x-listing.fields).`,
      );
      return [];
    }
    const operators = filterable[name] ?? [];
    return [
      {
        name,
        ...described(document, schema),
        operators,
        sortable: sortable.includes(name),
        failsOn: failsOn[name] ?? [],
        value,
      },
    ];
  });
}

/** Finds the schema of a dotted name, through references and compositions. */
function follow(document: OpenApi, schema: Schema, [name, ...rest]: readonly string[]): Schema | undefined {
  if (name === undefined) return schema;
  for (const part of parts(document, schema)) {
    const property = part.properties?.[name];
    const found = property === undefined ? undefined : follow(document, property, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function marked(document: OpenApi, schema: Schema, prefix = "", seen: readonly Schema[] = []): Field[] {
  return parts(document, schema).flatMap((part) => {
    if (seen.includes(part)) return [];
    return Object.entries(part.properties ?? {}).flatMap(([key, property]): Field[] => {
      const name = prefix + key;
      const operators = property["x-filterable"] ?? [];
      const isSortable = property["x-sortable"] ?? false;
      if (operators.length === 0 && !isSortable)
        return marked(document, property, `${name}.`, [...seen, part]);
      const value = fieldValue(document, property) ?? { type: "string" };
      const failsOn = property["x-fails-on"] ?? [];
      return [{ name, ...described(document, property), operators, sortable: isSortable, failsOn, value }];
    });
  });
}

/** Returns the schema and the schemas that it is composed of, with references resolved. */
function parts(document: OpenApi, schema: Schema): Schema[] {
  const own = deref(document, schema);
  if (typeof own !== "object") return [];
  return [own, ...compositions.flatMap((key) => (own[key] ?? []).flatMap((part) => parts(document, part)))];
}

/** Returns the schema's own description, else that of the schema that it refers to. */
function described(document: OpenApi, schema: Schema): Pick<Field, "description"> {
  const description = schema.description ?? deref(document, schema).description;
  return description === undefined ? {} : { description };
}

/** Returns how values of this schema are compared, or undefined for objects and lists. */
function fieldValue(document: OpenApi, schema: Schema): FieldValue | undefined {
  const name = referenceName(schema);
  const own = deref(document, schema);
  const values = own.enum?.filter((value): value is string | number => value !== null);
  if (values !== undefined) {
    return {
      type: "enum",
      values,
      ...(name === undefined ? {} : { schema: name }),
      ...(own["x-enum-names"] === undefined ? {} : { names: own["x-enum-names"] }),
    };
  }
  if (own.format === "date" || own.format === "date-time") return { type: own.format };
  const types = typesOf(own);
  if (types.includes("integer") || types.includes("number")) return { type: "number" };
  if (types.includes("boolean")) return { type: "boolean" };
  if (types.includes("string")) return { type: "string" };
  if (types.includes("object") || types.includes("array")) return undefined;
  const composed = compositions.flatMap((key) => own[key] ?? []).filter((part) => part.type !== "null");
  return composed[0] === undefined ? undefined : fieldValue(document, composed[0]);
}
