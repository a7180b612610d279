/** Checks requests against the schemas of the document, from which the types are generated too. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { nearestName } from "../../validation/nearest-name.ts";
import { type InterfaceOperation, interfaceDocument, type Parameter, type Schema } from "./document/index.ts";
import { InterfaceFailure } from "./failure.ts";

const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
ajv.addSchema({ $id: "interface", components: interfaceDocument.components });

const compiled = new WeakMap<Schema, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(withAbsoluteReferences(schema));
    compiled.set(schema, validate);
  }
  return validate;
}

/** Makes the references of an operation's schema absolute, because the checker compiles it outside of the document. */
function withAbsoluteReferences(schema: Schema): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"interface#/components/'));
}

/** Returns a message for each problem of a value; an empty list if it fits the schema. */
export function complaints(schema: Schema, value: unknown): readonly string[] {
  const validate = validatorOf(schema);
  return validate(value) ? [] : wordsOf(validate.errors ?? []);
}

/** Turns errors into messages. For a union, only the errors of the branch that was most likely meant are reported. */
function wordsOf(errors: readonly ErrorObject[]): readonly string[] {
  const telling = errors.filter(
    ({ keyword, instancePath }) =>
      keyword !== "anyOf" &&
      keyword !== "oneOf" &&
      // Another branch accepts this type and reports a part of the value, which helps more.
      !(keyword === "type" && errors.some((other) => other.instancePath.startsWith(`${instancePath}/`))),
  );
  const branches = new Map<string, ErrorObject[]>();
  for (const error of telling)
    branches.set(branchOf(error), [...(branches.get(branchOf(error)) ?? []), error]);
  const certain = branches.get("") ?? [];
  branches.delete("");
  const [likeliest = []] = [...branches.values()].sort((one, other) => oddityOf(one) - oddityOf(other));
  return [...new Set([...certain, ...likeliest].map(wordOf))].slice(0, 5);
}

/** Returns the branch of a union that an error belongs to; an empty text if it belongs to none. */
const branchOf = ({ schemaPath }: ErrorObject): string =>
  /^.*\/(?:anyOf|oneOf)\/\d+/.exec(schemaPath)?.[0] ?? "";

/** Rates how unlikely it is that a branch was meant: an unknown name weighs more than a wrong value, another type most. */
const oddityOf = (errors: readonly ErrorObject[]): number =>
  errors.reduce((sum, { keyword, params, parentSchema }) => {
    if (keyword === "type") return sum + 3;
    if (keyword !== "additionalProperties") return sum + 1;
    const isMisspelt = nearestName(
      String(params.additionalProperty),
      Object.keys(parentSchema?.properties ?? {}),
    );
    return sum + (isMisspelt === undefined ? 2 : 0.5);
  }, 0);

function wordOf({
  instancePath,
  keyword,
  params,
  message = "is not valid",
  parentSchema,
}: ErrorObject): string {
  const place = instancePath === "" ? "the body" : instancePath.slice(1).replaceAll("/", ".");
  if (keyword === "additionalProperties") {
    const known = Object.keys(parentSchema?.properties ?? {});
    const near = nearestName(String(params.additionalProperty), known);
    const instead = near === undefined ? `it has ${known.join(", ") || "none"}` : `did you mean "${near}"?`;
    return `${place} has no "${params.additionalProperty}"; ${instead}`;
  }
  if (keyword === "enum")
    return `${place} is one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
  if (keyword === "const") return `${place} is ${JSON.stringify(params.allowedValue)}`;
  if (keyword === "minProperties") return `${place} is empty`;
  if (keyword === "required") return `${place} has no "${params.missingProperty}"`;
  return `${place} ${message}`;
}

const sentence = (words: string): string => (words.endsWith("?") ? words : `${words}.`);

/** Reads the JSON of a request. Returns an empty object if an optional body is left out. */
export function readBody(operation: InterfaceOperation, text: string): unknown {
  const { requestBody } = operation;
  if (requestBody === undefined) return undefined;
  const body = text.trim() === "" && !requestBody.required ? {} : parsed(text);
  const schema = requestBody.content["application/json"]?.schema ?? {};
  const wrong = complaints(schema, body);
  if (wrong.length > 0)
    throw new InterfaceFailure(400, sentence(`${operation.operationId}: ${wrong.join("; ")}`));
  return body;
}

function parsed(text: string): unknown {
  if (text.trim() === "") throw new InterfaceFailure(400, "The body is empty: send JSON.");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InterfaceFailure(
      400,
      `The body is not JSON: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

/** Reads the parameters of a path or a query, and converts them to the types in the document. */
export function readParameters(
  operation: InterfaceOperation,
  place: Parameter["in"],
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const known = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(given)) {
    const parameter = known.find((one) => one.name === name);
    if (parameter === undefined) throw new InterfaceFailure(400, strangerWords(operation, name, known));
    const value = typed(parameter.schema, text);
    const [wrong] = complaints(parameter.schema, value);
    if (wrong !== undefined)
      throw new InterfaceFailure(
        400,
        `${operation.operationId}: ${name}=${text}: ${wrong.replace(/^the body /, "it ")}.`,
      );
    values[name] = value;
  }
  return values;
}

function strangerWords(
  { operationId }: InterfaceOperation,
  name: string,
  known: readonly Parameter[],
): string {
  const names = known.map((one) => one.name);
  const near = nearestName(name, names);
  const instead = near === undefined ? `it has ${names.join(", ") || "none"}` : `did you mean "${near}"?`;
  return `${operationId}: there is no parameter "${name}"; ${instead}`;
}

function typed({ type }: Schema, text: string): unknown {
  if ((type === "integer" || type === "number") && text.trim() !== "" && Number.isFinite(Number(text)))
    return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}
