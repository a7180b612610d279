import { type Handler, ok } from "../../engine/call.ts";

/** "accounting-years" -> "accountingYears" */
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Answers links to every resource of REST, in three groups. Which ones e-conomic calls experimental or deprecated is not
 * recorded, so all are stable here.
 */
export const getRoot: Handler = (call) => {
  const link = (path: string) => call.base + path + call.linkSuffix;
  const names = call.document.operations
    .filter(({ method, path }) => method === "GET" && /^\/[a-z-]+$/.test(path))
    .map(({ path }) => path.slice(1))
    .sort();
  return ok({
    stable: Object.fromEntries(names.map((name) => [camel(name), link(`/${name}`)])),
    experimental: {},
    deprecated: {},
    self: link("/"),
  });
};
