import { ValidationError } from "./errors.ts";

/** REST's own escapes for path values: the character at index 6 is written `_6_`. */
const restEscapes = "<>*%:&/\\_ ?.#+";

/** A value as it stands in a path: REST has a table of its own, the services take percent-encoding. */
export const encodePathValue = (value: string, rest: boolean): string =>
  encodeURIComponent(
    rest ? value.replace(/[<>*%:&/\\_ ?.#+]/g, (c) => `_${restEscapes.indexOf(c)}_`) : value,
  );

/**
 * Fills `{parameters}` in. Refuses what would address something else than meant: a missing or blank value
 * (`DELETE /invoices/drafts/` removes every draft), a path that names a host, `..`.
 */
export const expandPath = (
  template: string,
  values: Readonly<Record<string, unknown>> | undefined,
  rest: boolean,
): string => {
  const refuse = (message: string, path?: string): never => {
    throw new ValidationError(`${template}: ${message}`, { path: template, errors: [{ path, message }] });
  };
  if (typeof template !== "string" || !/^\/(?![/\\])/.test(template))
    refuse("a path starts with one slash and names no host");
  const path = template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values?.[name];
    const text = typeof value === "string" || typeof value === "number" ? `${value}` : "";
    // `.` and `..` survive percent-encoding: a URL parser would climb out of the collection.
    if (!text.trim() || Number.isNaN(value) || (!rest && /^\.\.?$/.test(text)))
      refuse(
        `path parameter "${name}" is ${typeof value === "string" ? JSON.stringify(value) : value}; it must be a number or a text that is not blank`,
        name,
      );
    return encodePathValue(text, rest);
  });
  const [bare] = path.split("?", 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a URL parser drops tabs and newlines silently.
  if (/[{}\\#\x00-\x20]|\/(\.|%2e){1,2}(\/|$)/i.test(bare as string))
    refuse("a path holds no braces (other than its parameters), blanks, #, \\ or dot segments");
  return path;
};
