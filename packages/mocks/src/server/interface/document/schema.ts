/** The part of JSON Schema 2020-12 that the interface's document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly default?: unknown;
  readonly example?: unknown;
}

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const text = (description?: string): Schema => described({ type: "string" }, description);
export const flag = (description?: string): Schema => described({ type: "boolean" }, description);
export const number = (description?: string): Schema => described({ type: "number" }, description);
export const whole = (description?: string, minimum = 0): Schema =>
  described({ type: "integer", minimum }, description);

/** Makes the schema of a point in the mock's time, in milliseconds since 1970. */
export const moment = (description: string): Schema => number(`${description}, in milliseconds since 1970`);

export const oneOf = (choices: readonly (string | number)[], description?: string): Schema =>
  described({ type: typeof choices[0], enum: choices }, description);

export const list = (items: Schema, description?: string): Schema =>
  described({ type: "array", items }, description);

/** Makes the schema of any JSON value. */
export const anything = (description?: string): Schema => described({}, description);

/** Makes the schema of an object with any properties. */
export const open = (description?: string): Schema =>
  described({ type: "object", additionalProperties: true }, description);

/** Makes the schema of an object whose values are texts. */
export const texts = (description?: string): Schema =>
  described({ type: "object", additionalProperties: { type: "string" } }, description);

/** Allows null beside a schema. */
export const orNull = (schema: Schema): Schema =>
  schema.type !== undefined && typeof schema.type === "string" && schema.enum === undefined
    ? { ...schema, type: [schema.type, "null"] }
    : { anyOf: [schema, { type: "null" }] };

/** Makes the schema of an object with all of `required`, any of `optional`, and no other properties. */
export const object = (
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
  description?: string,
): Schema =>
  described(
    {
      type: "object",
      properties: { ...required, ...optional },
      ...(Object.keys(required).length === 0 ? {} : { required: Object.keys(required) }),
      additionalProperties: false,
    },
    description,
  );

const described = (schema: Schema, description: string | undefined): Schema =>
  description === undefined ? schema : { ...schema, description };
