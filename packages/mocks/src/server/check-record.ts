/** Checks the types in a record that came as JSON. In TypeScript the compiler checks them; the books check the values later. */
import { domains } from "../behaviour/index.ts";
import type { Endpoint } from "../engine/resource.ts";
import type { Entity } from "../store/entity.ts";
import type { Kind } from "../store/kind.ts";
import { propertiesOf } from "../table/schema.ts";
import { documents } from "../table/tables.ts";
import type { Document, Schema } from "../table/types.ts";

type JsonType = "number" | "string" | "boolean";

const typeNames: Readonly<Record<JsonType, string>> = {
  number: "a number",
  string: "a text",
  boolean: "true or false",
};

/** The types of invoice lines. The specs have no operation for a line, so these types are not generated. */
const lineTypes: Readonly<Record<string, JsonType>> = {
  description: "string",
  discountPercentage: "number",
  productNumber: "string",
  quantity: "number",
  sortKey: "number",
  unitCostPrice: "number",
  unitNetPrice: "number",
  unitNumber: "number",
};

const resources = domains.flatMap((domain) => domain.resources ?? []);

/** The types that were looked up, by kind and field; null if the specs publish none. */
const known = new Map<string, JsonType | null>();

/**
 * Checks a record that is to be added or changed.
 *
 * @param what the name of the call, for messages: "customers.add".
 * @throws TypeError for a value whose type differs from the type in REST.
 */
export function checkRecord(what: string, kind: string, record: object): void {
  const types = (field: string) => typeOf(kind, field);
  checkTypes(what, record, types);
  const lines: unknown = "lines" in record ? record.lines : undefined;
  if (lines === undefined) return;
  if (!Array.isArray(lines)) throw new TypeError(`${what}: lines must be a list, not ${shown(lines)}.`);
  for (const [at, line] of lines.entries()) {
    if (typeof line !== "object" || line === null)
      throw new TypeError(`${what}: lines[${at}] must be an object, not ${shown(line)}.`);
    checkTypes(what, line, (field) => lineTypes[field], `lines[${at}].`);
  }
}

/** The kinds whose builders number a record without a key. A record of any other kind must have its key. */
const numbered: ReadonlySet<string> = new Set([
  "accounts",
  "bookedInvoices",
  "customers",
  "draftEntries",
  "draftInvoices",
  "employees",
  "journals",
  "products",
  "projects",
  "subscriptions",
  "suppliers",
]);

/** Returns the kind with a name; a kind without key fields if no domain declares it. */
export const kindNamed = (name: string): Pick<Kind, "name" | "key"> =>
  resources.find(({ kind }) => kind.name === name)?.kind ?? { name, key: [] };

/**
 * Checks a new record as {@link checkRecord} does, and checks its key.
 *
 * @throws TypeError also for a missing key that no builder fills in, and for a key that is neither a number nor a text.
 */
export function checkNewRecord({ name, key }: Pick<Kind, "name" | "key">, record: Entity): void {
  const what = `${name}.add`;
  checkRecord(what, name, record);
  for (const field of key) {
    const value = record[field];
    if (value === undefined && numbered.has(name)) continue;
    if (value === undefined)
      throw new TypeError(`${what}: A record must have ${key.join(" and ")}, but ${field} is missing.`);
    if (typeof value !== "string" && typeof value !== "number")
      throw new TypeError(`${what}: ${field} must be a number or a text, not ${shown(value)}.`);
  }
}

/**
 * Checks the changes of a record as {@link checkRecord} does.
 *
 * @throws TypeError also for a changed key, because other records may refer to the present one.
 */
export function checkChanges(
  { name, key }: Pick<Kind, "name" | "key">,
  before: Entity,
  changes: Entity,
): void {
  const what = `${name}.update`;
  checkRecord(what, name, changes);
  for (const field of key)
    if (field in changes && changes[field] !== before[field])
      throw new TypeError(
        `${what}: ${field} must stay ${shown(before[field])} (add another record instead).`,
      );
}

function checkTypes(
  what: string,
  values: object,
  typeOfField: (field: string) => JsonType | undefined,
  place = "",
): void {
  for (const [field, value] of Object.entries(values)) {
    const type = typeOfField(field);
    if (type !== undefined && typeof value !== type)
      throw new TypeError(`${what}: ${place}${field} must be ${typeNames[type]}, not ${shown(value)}.`);
  }
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 100) ?? String(value);

/** Returns the type that REST publishes for a field; undefined if it publishes none. */
function typeOf(kind: string, field: string): JsonType | undefined {
  const key = `${kind} ${field}`;
  let type = known.get(key);
  if (type === undefined) {
    const endpoints = resources
      .filter((resource) => resource.kind.name === kind)
      .flatMap((resource) => resource.endpoints)
      .filter((endpoint) => endpoint.document === "rest");
    type =
      endpoints.map((endpoint) => publishedType(endpoint, field)).find((one) => one !== undefined) ?? null;
    known.set(key, type);
  }
  return type ?? undefined;
}

function publishedType(endpoint: Endpoint, field: string): JsonType | undefined {
  const document = documents.find((one) => one.document === endpoint.document);
  const projection = endpoint.single ?? endpoint.projection;
  const name = projection.nameOf(field);
  const path = projection.pathOf(field) ?? (name === undefined ? undefined : [name]);
  if (document === undefined || path === undefined) return undefined;
  let schema: Schema | undefined = itemSchema(document, endpoint.path);
  for (const step of path) schema = propertiesOf(document, schema)[step];
  const type = schema?.type;
  return type === "integer" || type === "number"
    ? "number"
    : type === "string" || type === "boolean"
      ? type
      : undefined;
}

/** Returns the schema of one record of a collection. */
function itemSchema(document: Document, path: string): Schema | undefined {
  const gets = document.operations.filter(({ method }) => method === "GET");
  const single = gets.find(
    (one) =>
      one.listing === undefined &&
      one.path.startsWith(`${path}/{`) &&
      !one.path.slice(path.length + 1).includes("/"),
  );
  const response = single === undefined ? undefined : Object.values(single.responses)[0]?.schema;
  return response ?? gets.find((one) => one.path === path)?.listing?.item;
}
