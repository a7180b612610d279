import { child, isNode, list, type Node, type OwnSpec } from "./own-specs.ts";
import type { PublishedOperation, PublishedResponse } from "./published.ts";
import { compareSchema } from "./schemas.ts";
import type { Tally } from "./tally.ts";

const methods = ["get", "post", "put", "patch", "delete"];

/** Compares every operation of a service: parameters, body and answers. */
export function compareOperations(
  tally: Tally,
  service: string,
  operations: PublishedOperation[],
  spec: OwnSpec,
): void {
  const paths = child(spec.document, "paths");
  for (const published of operations) {
    const name = `${service} ${published.method} ${published.path}`;
    const own = child(paths, published.path)[published.method.toLowerCase()];
    tally.count("operations", name, isNode(own));
    if (!isNode(own)) continue;
    tally.same("operation tags", name, [published.tag], own.tags);
    tally.count("operation summaries", name, typeof own.summary === "string");
    compareParameters(tally, name, published.parameters ?? [], own, spec);
    compareBody(tally, name, published.body, own, spec);
    compareResponses(tally, name, published.responses, own, spec);
  }
  for (const [path, item] of Object.entries(paths)) {
    for (const method of methods.filter((key) => isNode(item) && item[key] !== undefined)) {
      const isPublished = operations.some((one) => one.path === path && one.method.toLowerCase() === method);
      if (!isPublished) tally.count("operations", `${service} ${method} ${path} is not published`, false);
    }
  }
}

function compareParameters(
  tally: Tally,
  name: string,
  published: NonNullable<PublishedOperation["parameters"]>,
  own: Node,
  spec: OwnSpec,
): void {
  const parameters = list(own, "parameters").map((parameter) => spec.resolve(parameter));
  for (const { required, ...parameter } of published) {
    const match = parameters.find((one) => one.name === parameter.name && one.in === parameter.in);
    const where = `${name} ${parameter.in} ${parameter.name}`;
    tally.count("parameters", where, match !== undefined);
    if (match === undefined) continue;
    tally.same("required parameters", where, required ?? false, match.required ?? false);
    compareSchema(tally, where, parameter, child(match, "schema"), spec);
  }
  for (const parameter of parameters) {
    const isPublished = published.some((one) => one.name === parameter.name && one.in === parameter.in);
    if (!isPublished)
      tally.count("parameters", `${name} ${parameter.in} ${parameter.name} is not published`, false);
  }
}

function compareBody(
  tally: Tally,
  name: string,
  published: PublishedOperation["body"],
  own: Node,
  spec: OwnSpec,
): void {
  if (published === undefined) {
    if (own.requestBody !== undefined) tally.count("bodies", `${name} is published without a body`, false);
    return;
  }
  const content = child(child(own, "requestBody"), "content");
  tally.same("bodies", name, [published.contentType], Object.keys(content));
  const media = content[published.contentType];
  if (isNode(media)) compareSchema(tally, `${name} body`, published.schema, child(media, "schema"), spec);
}

function compareResponses(
  tally: Tally,
  name: string,
  published: Record<string, PublishedResponse>,
  own: Node,
  spec: OwnSpec,
): void {
  const responses = child(own, "responses");
  tally.same("answers", name, Object.keys(published).sort(), Object.keys(responses).sort());
  for (const [status, answer] of Object.entries(published)) {
    const content = child(spec.resolve(responses[status]), "content");
    const expected = answer === null ? {} : typeof answer === "string" ? problem(answer) : answer;
    tally.same("answer contents", `${name} ${status}`, Object.keys(expected), Object.keys(content));
    for (const [type, schema] of Object.entries(expected)) {
      compareSchema(tally, `${name} ${status}`, schema, child(child(content, type), "schema"), spec);
    }
  }
}

const problem = (ref: string) => ({ "application/problem+json": { ref } });
