import type { ErrorDetail } from "./errors.ts";

/** A JSON object, or nothing known of it. */
type Tree = Record<string, unknown>;

const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);

/** A complaint as either surface writes it: REST's `errorMessage`, the services' `message`. */
const detail = (leaf: Tree, path: string): ErrorDetail => ({
  path: path || text(leaf.propertyName) || text(leaf.property),
  code: text(leaf.errorCode),
  message: text(leaf.errorMessage) ?? text(leaf.message) ?? "refused",
  hint: text(leaf.developerHint),
  value: leaf.inputValue ?? undefined,
});

/**
 * Flattens `errors`, which is a list of texts, a list of complaints, or a tree that mirrors the payload: properties,
 * below them `errors` (complaints about the property itself) and `items` (elements with their `arrayIndex`).
 */
export const flattenErrors = (node: unknown, path = ""): ErrorDetail[] => {
  if (typeof node === "string") return [{ path: path || undefined, message: node }];
  if (Array.isArray(node)) return node.flatMap((item) => flattenErrors(item, path));
  if (!node || typeof node !== "object") return [];
  const { arrayIndex, ...rest } = node as Tree;
  const here = arrayIndex === undefined ? path : `${path}[${arrayIndex}]`;
  if (text(rest.errorMessage) ?? text(rest.message)) return [detail(rest, here)];
  return Object.entries(rest).flatMap(([key, below]) =>
    flattenErrors(below, key === "errors" || key === "items" ? here : here ? `${here}.${key}` : key),
  );
};

/** What an error's body says, from REST's shape, problem+json, or the older 409 shape (`property` on top). */
export interface ErrorBody {
  message: string;
  hint: string | undefined;
  code: string | undefined;
  errors: ErrorDetail[];
  requestId: string | undefined;
  allowedFilteringFields: string[] | undefined;
  missingModules: string[];
}

/** Reads an error's body; anything but a JSON object says nothing. */
export const readErrorBody = (body: string): ErrorBody => {
  let top: Tree = {};
  try {
    top = Object(JSON.parse(body)) as Tree;
  } catch {}
  const errors = flattenErrors(top.errors);
  if (!errors.length && top.property) errors.push(detail(top, ""));
  const fields = top.allowedFilteringFields;
  return {
    message: [text(top.message) ?? text(top.title), text(top.detail)].filter(Boolean).join(" "),
    missingModules: /^Missing modules?: *(.+)/i.exec(text(top.title) ?? "")?.[1]?.split(/, */) ?? [],
    hint: text(top.developerHint),
    code: text(top.errorCode) ?? errors.find(({ code }) => code)?.code,
    errors,
    requestId: text(top.logId) ?? text(top.traceId),
    allowedFilteringFields: Array.isArray(fields) ? fields : undefined,
  };
};
