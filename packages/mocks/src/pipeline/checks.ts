import { StrictMockError } from "../errors/mock-error.ts";
import { IssuesRefusal, notFound } from "../errors/refusal.ts";
import type { Match } from "../routing/router.ts";
import { type MockOptions, refusesUnknownProperties } from "../settings/options.ts";
import { isObject, type Key } from "../store/entity.ts";
import type { Document } from "../table/types.ts";
import { createValidator, type Issue, unknownProperties, type Validator } from "../validation/index.ts";
import { nearestName } from "../validation/nearest-name.ts";
import { oneSidedVouchers } from "./one-sided-vouchers.ts";

const validators = new WeakMap<Document, Validator>();

/** Returns the validator of a document, which is made once. It compiles a schema when an operation first needs it. */
function validatorOf(document: Document): Validator {
  let validator = validators.get(document);
  if (validator === undefined) {
    validator = createValidator(document);
    validators.set(document, validator);
  }
  return validator;
}

/** Reads path and query parameters in their published types. A key of another type is a 404 on REST, a 400 on services. */
export function checkParameters(match: Match, query: URLSearchParams): Readonly<Record<string, Key>> {
  if (match.operation.params.length === 0) return {};
  const {
    values,
    issues,
    notFound: impossible,
  } = validatorOf(match.document).parameters(match.operation, {
    path: match.params,
    query,
  });
  if (impossible) throw notFound();
  if (issues.length > 0) throw new IssuesRefusal(issues);
  return values as Readonly<Record<string, Key>>;
}

/** Finds the `objectVersion` of a body and of the items of a bulk body. Its meaning in a POST is not recorded (G-5). */
function versionsIn(body: unknown, path: Issue["path"] = []): Issue[] {
  if (Array.isArray(body)) return body.flatMap((item, index) => versionsIn(item, [...path, index]));
  if (!isObject(body)) return [];
  const lists = Object.entries(body).filter(([, value]) => Array.isArray(value));
  return [
    ...("objectVersion" in body
      ? [{ path: [...path, "objectVersion"], message: "A new resource has no objectVersion." }]
      : []),
    ...lists.flatMap(([name, value]) => versionsIn(value, [...path, name])),
  ];
}

/**
 * Throws a refusal with everything in a body that breaks the published schema or a ruling. Before that, it throws a
 * `StrictMockError` for a body that only a strict mock refuses.
 */
export function checkBody(
  match: Pick<Match, "document" | "operation" | "surface">,
  body: unknown,
  options: MockOptions,
): void {
  const { document, operation, surface } = match;
  const { rulings } = options;
  if (body === undefined) return;
  if (refusesUnknownProperties(options)) refuseUnknownProperties(match, body);
  const issues = oneSidedVouchers(validatorOf(document).body(operation, body), match, options);
  if (rulings.unknownProperties === "refuse")
    issues.push(
      ...unknownProperties(document, operation.body?.schema, body).map(({ path, name }) => ({
        path,
        message: `${name} is not a property here.`,
      })),
    );
  if (rulings.objectVersionInPost === "refuse" && surface === "apis" && operation.method === "POST")
    issues.push(...versionsIn(body));
  if (issues.length > 0) throw new IssuesRefusal(issues);
}

function refuseUnknownProperties(
  { document, operation }: Pick<Match, "document" | "operation">,
  body: unknown,
): void {
  const unknown = unknownProperties(document, operation.body?.schema, body);
  if (unknown.length === 0) return;
  const names = unknown.map(({ path, name, known }) => {
    const near = nearestName(name, known);
    return `"${path.join(".")}"${near === undefined ? "" : ` (did you mean "${near}"?)`}`;
  });
  const whose = `The body of ${operation.method} ${operation.path}`;
  throw new StrictMockError(
    names.length === 1
      ? `${whose} has no property ${names[0]}. e-conomic would silently drop it.`
      : `${whose} does not have these properties, and e-conomic would silently drop them:\n- ${names.join("\n- ")}`,
  );
}
