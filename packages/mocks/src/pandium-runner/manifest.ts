import { Ajv } from "ajv";
import { manifestSchema } from "./manifest-schema.ts";

/** A JSON schema, as far as settings have one. */
export interface SettingsSchema {
  readonly [keyword: string]: unknown;
  readonly definitions?: Readonly<Record<string, unknown>>;
}

/** What an init run offers for one setting: texts, or values with what a user sees for each. */
type Choices = readonly string[] | readonly { readonly const: string | number; readonly title: string }[];

// Settings use keywords of Pandium's own (`min`, `max`), which are turned into JSON Schema's below.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const checkManifest = ajv.compile(manifestSchema);

const problemsOf = (errors: typeof checkManifest.errors): string[] =>
  (errors ?? []).map(({ instancePath, message, params }) => {
    const stranger = "additionalProperty" in params ? ` (${params.additionalProperty})` : "";
    return `${instancePath === "" ? "the whole" : instancePath} ${message}${stranger}`;
  });

/** Every reference of a form and of a list of required settings that names no setting. */
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
 * Returns what is wrong with a PANDIUM.yaml, as a YAML parser reads it; empty if it is one by all that is known of the format
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
 * Puts the output of an init run into the schema of the settings, as Pandium does: each of its keys that is a definition replaces that
 * definition (PAN-14). Throws a TypeError if one is neither a list of texts nor of `{ const, title }`, or is empty.
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

/** Pandium writes `min` and `max` where JSON Schema has `minimum` and `maximum`. */
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

/** Returns what is wrong with a tenant's choices by the schema of the settings; empty if they fit. */
export function settingsProblems(schema: SettingsSchema, settings: unknown): string[] {
  const check = ajv.compile(inJsonSchema(schema) as object);
  return check(settings) ? [] : problemsOf(check.errors);
}
