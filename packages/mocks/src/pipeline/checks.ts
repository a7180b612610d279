import type { Key } from "../entity.ts";
import { IssuesRefusal, notFound } from "../refusal.ts";
import type { Match } from "../router.ts";
import type { Document } from "../table/types.ts";
import { createValidator, type Validator } from "../validation/index.ts";

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

/** Throws everything that the published schema has against a body. */
export function checkBody(match: Match, body: unknown): void {
  if (body === undefined) return;
  const issues = validatorOf(match.document).body(match.operation, body);
  if (issues.length > 0) throw new IssuesRefusal(issues);
}
