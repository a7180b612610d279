import { isObject, type Key } from "../entity.ts";
import { IssuesRefusal, notFound } from "../refusal.ts";
import type { Match } from "../router.ts";
import type { Rulings } from "../rulings.ts";
import type { Document } from "../table/types.ts";
import { createValidator, type Issue, unknownProperties, type Validator } from "../validation/index.ts";

const validators = new WeakMap<Document, Validator>();

/** The validator of a document; schemas compile when an operation first needs them. */
function validatorOf(document: Document): Validator {
  let validator = validators.get(document);
  if (validator === undefined) {
    validator = createValidator(document);
    validators.set(document, validator);
  }
  return validator;
}

/** Path and query parameters as the table types them. A path key that cannot be one is a 404 on REST, a 400 on services. */
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

/** An `objectVersion` in a body or in the items of a bulk body: what it means in a POST nobody knows (G-5). */
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

/** Throws everything that the published schema has against a body, and what the rulings have refused beyond it. */
export function checkBody(
  { document, operation, surface }: Pick<Match, "document" | "operation" | "surface">,
  body: unknown,
  rulings: Rulings,
): void {
  if (body === undefined) return;
  const issues = validatorOf(document).body(operation, body);
  if (rulings.unknownProperties === "refuse")
    issues.push(...unknownProperties(document, operation.body?.schema, body));
  if (rulings.objectVersionInPost === "refuse" && surface === "apis" && operation.method === "POST")
    issues.push(...versionsIn(body));
  if (issues.length > 0) throw new IssuesRefusal(issues);
}
