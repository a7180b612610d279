import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { type BodyOperation, documents, operations, resolve, type Schema } from "./documents.ts";

const written = operations.filter(
  ({ method, operation }) => ["POST", "PUT"].includes(method) && operation.requestBody !== undefined,
);

const mediaOf = ({ operation }: BodyOperation) => Object.values(operation.requestBody?.content ?? {})[0];

test("every body of a POST or PUT has an example", () => {
  expect(written.filter((one) => mediaOf(one)?.example === undefined).map(({ name }) => name)).toEqual([]);
});

test("every example is valid against the schema of its body", () => {
  const wrong: unknown[] = [];
  for (const [file, document] of documents) {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: file, components: document.components });
    for (const one of written.filter(({ document: owner }) => owner === document)) {
      const { schema = {}, example } = mediaOf(one) ?? {};
      const check = ajv.compile(absolute(schema, file));
      if (!check(example)) wrong.push([one.name, check.errors]);
    }
  }
  expect(wrong).toEqual([]);
});

test("an example has the properties that its call requires, none read-only or null", () => {
  const wrong: string[] = [];
  for (const one of written) {
    const { schema = {}, example } = mediaOf(one) ?? {};
    const { schema: record, values } = records(schema, example, one);
    const properties = record.properties ?? {};
    const version = one.method === "PUT" && "objectVersion" in properties ? ["objectVersion"] : [];
    const required = [...(one.operation["x-body-required"] ?? []), ...version];
    for (const value of values) {
      for (const key of required) if (!(key in value)) wrong.push(`${one.name} lacks ${key}`);
      for (const [key, content] of Object.entries(value)) {
        if (content === null) wrong.push(`${one.name} sends ${key} as null`);
        // A record that goes back whole, as it was read, includes its read-only properties.
        const isReadOnly =
          properties[key]?.readOnly === true && !required.includes(key) && schema["x-as-read"] !== true;
        if (isReadOnly) wrong.push(`${one.name} sends the read-only ${key}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

/**
 * Returns the records of a body: the body itself, or the items of a bulk body, whose only property is a list of
 * records.
 */
function records(schema: Schema, example: unknown, { document }: BodyOperation) {
  const body = resolve(document, schema);
  const [key, list, ...others] = Object.entries(body.properties ?? {}).flat() as [
    string?,
    Schema?,
    ...unknown[],
  ];
  const items = resolve(document, list?.items ?? {});
  return others.length === 0 && key !== undefined && items.properties !== undefined
    ? { schema: items, values: (example as Record<string, Record<string, unknown>[]>)[key] ?? [] }
    : { schema: body, values: [example as Record<string, unknown>] };
}

/** Returns the schema with references into the document that Ajv knows by this name. */
const absolute = (schema: Schema, file: string): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', `"$ref":"${file}#`)) as object;
