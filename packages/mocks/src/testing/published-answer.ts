/** Checks answers against their published types, with the same overlays as the client's types. */
import { Ajv } from "ajv";
import { documents } from "../table/tables.ts";
import { type Document, type Operation, type Schema, surfaceOf } from "../table/types.ts";
import { unknownProperties } from "../validation/index.ts";

const ajv = new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 6, logger: false });
ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/);
ajv.addFormat("uri", /^https?:\/\/\S+$/);

/** Finds a document of the table. Throws if there is none with that name. */
export function documentNamed(name: string): Document {
  const found = documents.find(({ document }) => document === name);
  if (found === undefined) throw new Error(`the table has no document "${name}"`);
  return found;
}

/** Finds the operation of a path in its published spelling. */
export function operationOf(document: Document, method: string, path: string): Operation {
  const found = document.operations.find((each) => each.method === method && each.path === path);
  if (found === undefined) throw new Error(`${document.document} has no ${method} ${path}`);
  return found;
}

type Validate = ReturnType<typeof ajv.compile>;

const compiled = new WeakMap<Document, Map<Schema, Validate>>();

function validatorFor(document: Document, schema: Schema): Validate {
  const made = compiled.get(document) ?? new Map<Schema, Validate>();
  compiled.set(document, made);
  let validate = made.get(schema);
  if (validate === undefined) {
    validate = ajv.compile({ schemas: document.schemas, allOf: [schema] });
    made.set(schema, validate);
  }
  return validate;
}

/**
 * Lists the differences between a success and its published type, including properties that are not published. A
 * service may leave out a required property that is false or 0 (O-17).
 */
export function strayFrom(
  document: Document,
  operation: Operation,
  body: unknown,
  status?: number,
): readonly string[] {
  const { responses } = operation;
  const content = status === undefined ? Object.values(responses)[0] : responses[String(status)];
  if (content === undefined) return [`answers ${status}, not ${Object.keys(responses).join(" or ")}`];
  const { schema } = content;
  if (schema === undefined) return [];
  const validate = validatorFor(document, schema);
  const wrong = validate(body) ? [] : (validate.errors ?? []);
  return [
    ...wrong
      .filter(({ keyword }) => document.document === "rest" || keyword !== "required")
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`),
    ...unknownProperties(document, schema, body).map(({ path }) => `/${path.join("/")} is not published`),
  ];
}

/** The name of the published error schema on each surface. */
const errors = { rest: "RestError", apis: "ProblemDetails" } as const;

/** Lists the differences between the body of a refusal and the published type of errors. */
export function strayFromError(document: Document, body: unknown): readonly string[] {
  const validate = validatorFor(document, { $ref: `#/schemas/${errors[surfaceOf(document)]}` });
  return validate(body)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
}
