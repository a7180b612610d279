import { isObject } from "../utils/is-object.ts";
import type { ErrorDetail } from "./facts.ts";

type JsonObject = Record<string, unknown>;

/** The contents of a refusal's body, from REST or from a service. */
export interface ErrorBody {
  /** The error, in a few words. */
  title: string | undefined;
  /** The server's advice, or the error in a sentence. */
  hint: string | undefined;
  code: string | undefined;
  errors: ErrorDetail[];
  requestId: string | undefined;
  allowedFilteringFields: string[] | undefined;
}

/** Returns the first value that is a text and not empty. */
const firstText = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === "string" && value !== "");

/** Returns the texts of a list; `undefined` if it is not a list. */
const textsIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;

const parseObject = (text: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};

/** Reads a complaint in REST's form (with `errorMessage`) or in that of the services (with `message`). */
const toDetail = (complaint: JsonObject, path: string): ErrorDetail => ({
  path: path || firstText(complaint.propertyName, complaint.property),
  code: firstText(complaint.errorCode),
  message: firstText(complaint.errorMessage, complaint.message) ?? "refused",
  hint: firstText(complaint.developerHint),
  value: complaint.inputValue,
});

/**
 * The deepest error tree that is read. Trees are as deep as the payload, and a deeper one could exhaust the stack.
 */
const maxDepth = 100;

/**
 * Properties of an error tree that hold further parts of the tree. Their names are not part of the path in the
 * payload.
 */
const containers = new Set(["errors", "items"]);

/**
 * Flattens `errors`, which is a list of texts, a list of complaints, or a tree that mirrors the payload: properties,
 * below them `errors` (complaints about the property itself) and `items` (elements with their `arrayIndex`).
 */
function flattenErrors(node: unknown, path = "", depth = maxDepth): ErrorDetail[] {
  if (depth === 0) return [];
  if (typeof node === "string" && node !== "") return [toDetail({ message: node }, path)];
  if (!isObject(node)) return [];
  const here = node.arrayIndex === undefined ? path : `${path}[${node.arrayIndex}]`;
  if (firstText(node.errorMessage, node.message)) return [toDetail(node, here)];
  return Object.entries(node).flatMap(([name, below]) => {
    const isPartOfPath = !Array.isArray(node) && !containers.has(name);
    if (!isPartOfPath) return flattenErrors(below, here, depth - 1);
    return flattenErrors(below, here === "" ? name : `${here}.${name}`, depth - 1);
  });
}

/** Reads an error's body: REST's shape, problem+json, or the older 409 shape (`property` at the top). */
export function readErrorBody(body: string): ErrorBody {
  const top = parseObject(body);
  const errors = flattenErrors(top.errors);
  if (errors.length === 0 && top.property) errors.push(toDetail(top, ""));
  return {
    title: firstText(top.message, top.title),
    hint: firstText(top.detail, top.developerHint),
    code: firstText(top.errorCode, ...errors.map(({ code }) => code)),
    errors,
    requestId: firstText(top.logId, top.traceId),
    allowedFilteringFields: textsIn(top.allowedFilteringFields),
  };
}
