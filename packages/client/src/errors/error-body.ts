import type { ErrorDetail } from "./errors.ts";

/** A JSON object, or nothing known of it. */
type Tree = Record<string, unknown>;

const text = (...values: unknown[]) =>
  values.find((value) => typeof value === "string" && value) as string | undefined;

/** A complaint as either surface writes it: REST's `errorMessage`, the services' `message`. */
const detail = (leaf: Tree, path: string): ErrorDetail => ({
  path: path || text(leaf.propertyName, leaf.property),
  code: text(leaf.errorCode),
  message: text(leaf.errorMessage, leaf.message) ?? "refused",
  hint: text(leaf.developerHint),
  value: leaf.inputValue,
});

/**
 * Flattens `errors`, which is a list of texts, a list of complaints, or a tree that mirrors the payload: properties,
 * below them `errors` (complaints about the property itself) and `items` (elements with their `arrayIndex`).
 */
const flattenErrors = (node: unknown, path = ""): ErrorDetail[] => {
  const tree: Tree = text(node) ? { message: node } : Object(node);
  const here = tree.arrayIndex === undefined ? path : `${path}[${tree.arrayIndex}]`;
  return text(tree.errorMessage, tree.message)
    ? [detail(tree, here)]
    : Object.entries(tree).flatMap(([key, below]) =>
        flattenErrors(
          below,
          Array.isArray(node) || /^(errors|items)$/.test(key) ? here : here ? `${here}.${key}` : key,
        ),
      );
};

/** What an error's body says, from REST's shape, problem+json, or the older 409 shape (`property` on top). */
export const readErrorBody = (body: string) => {
  let top: Tree = {};
  try {
    top = Object(JSON.parse(body));
  } catch {}
  const errors = flattenErrors(top.errors);
  if (!errors[0] && top.property) errors.push(detail(top, ""));
  return {
    title: text(top.message, top.title),
    hint: text(top.detail, top.developerHint),
    facts: {
      code: text(top.errorCode, ...errors.map(({ code }) => code)),
      errors,
      requestId: text(top.logId, top.traceId),
      allowedFilteringFields: top.allowedFilteringFields as string[] | undefined,
    },
  };
};
