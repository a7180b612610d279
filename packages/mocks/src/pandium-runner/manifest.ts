import { Ajv } from "ajv";
import { manifestSchema } from "./manifest-schema.ts";

/** The parts of a JSON schema that settings use. */
export interface SettingsSchema {
  readonly [keyword: string]: unknown;
  readonly definitions?: Readonly<Record<string, unknown>>;
}

/** The choices that an init run offers for a setting: texts, or values with a title for each. */
type Choices = readonly string[] | readonly { readonly const: string | number; readonly title: string }[];

// Settings use Pandium's own keywords `min` and `max`, which `inJsonSchema` renames.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const checkManifest = ajv.compile(manifestSchema);

const problemsOf = (errors: typeof checkManifest.errors): string[] =>
  (errors ?? []).map(({ instancePath, message, params }) => {
    const stranger = "additionalProperty" in params ? ` (${params.additionalProperty})` : "";
    return `${instancePath === "" ? "the whole" : instancePath} ${message}${stranger}`;
  });

/** Returns a problem for each name that the form, the required settings or a reference uses, but that is not defined. */
function danglingNames(manifest: unknown): string[] {
  const text = JSON.stringify(manifest);
  const { schema } = (manifest as { configs: { schema: SettingsSchema } }).configs;
  const known = new Set(Object.keys((schema.properties ?? {}) as object));
  const definitions = new Set(Object.keys(schema.definitions ?? {}));
  const named = [...text.matchAll(/"scope":"#\/properties\/([^"]+)"/g)].map(([, name = ""]) => name);
  const referred = [...text.matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(([, name = ""]) => name);
  const required = (schema.required ?? []) as readonly string[];
  return [
    ...named
      .filter((name) => !known.has(name))
      .map((name) => `the form names ${name}, which is not a setting`),
    ...required.filter((name) => !known.has(name)).map((name) => `${name} is required, and not a setting`),
    ...referred.filter((name) => !definitions.has(name)).map((name) => `${name} is not a definition`),
  ];
}

/**
 * Returns the problems of a PANDIUM.yaml, as a YAML parser returns it; an empty list if it fits the format as far as that is known
 * (PAN-15, PAN-21).
 */
export function manifestProblems(manifest: unknown): string[] {
  return checkManifest(manifest) ? danglingNames(manifest) : problemsOf(checkManifest.errors);
}

const isChoices = (value: unknown): value is Choices =>
  Array.isArray(value) &&
  (value.every((item) => typeof item === "string") ||
    value.every(
      (item) => ["string", "number"].includes(typeof item?.const) && typeof item?.title === "string",
    ));

/**
 * Puts the output of an init run into the schema of the settings, as Pandium does. The choices under a key replace the definition of
 * that name (PAN-14). Throws a TypeError for choices that are empty, or neither a list of texts nor of `{ const, title }`.
 */
export function fillSettings(schema: SettingsSchema, output: unknown): SettingsSchema {
  const filled = Object.entries((output ?? {}) as object).filter(
    ([name]) => name in (schema.definitions ?? {}),
  );
  const definitions = filled.map(([name, choices]) => {
    if (!isChoices(choices) || choices.length === 0)
      throw new TypeError(`${name} must be a list of texts or of { const, title }, with one choice at least`);
    const isTexts = choices.every((choice) => typeof choice === "string");
    return [
      name,
      isTexts ? { type: "string", enum: choices } : { type: "string", oneOf: choices.map(choiceOf) },
    ];
  });
  return { ...schema, definitions: { ...schema.definitions, ...Object.fromEntries(definitions) } };
}

const choiceOf = (choice: string | { const: string | number; title: string }) =>
  typeof choice === "string" ? { const: choice } : { const: `${choice.const}`, title: choice.title };

/** Renames Pandium's `min` and `max` to JSON Schema's `minimum` and `maximum`. */
function inJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(inJsonSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  const names: Readonly<Record<string, string>> = { min: "minimum", max: "maximum" };
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      typeof value === "number" ? (names[name] ?? name) : name,
      inJsonSchema(value),
    ]),
  );
}

/** Returns the problems of a tenant's settings by their schema; an empty list if they fit. */
export function settingsProblems(schema: SettingsSchema, settings: unknown): string[] {
  const check = ajv.compile(inJsonSchema(schema) as object);
  return check(settings) ? [] : problemsOf(check.errors);
}
