import { ValidationError } from "./errors.ts";

/** A value as it stands in a path: the services take percent-encoding; REST has escapes of its own, `_6_` for a slash. */
export const encodePathValue = (value: string, rest: boolean): string =>
  encodeURIComponent(
    rest ? value.replace(/[<>*%:&/\\_ ?.#+]/g, (c) => `_${"<>*%:&/\\_ ?.#+".indexOf(c)}_`) : value,
  );

/** Cuts a template at its braces: names stand at the odd places. */
const cut = (template: string): string[] => {
  // Blanks and controls too: a URL parser drops tabs and newlines silently.
  if (/^(?!\/)|^\/[/\\]|[{}\\#\0- ]|\/(\.|%2e){1,2}(\/|\?|$)/i.test(template.replace(/\{[^{}]+\}/g, "0")))
    throw new ValidationError("not a path below the service: /a/{b}");
  return template.split(/[{}]/);
};

/**
 * Fills `{parameters}` in. Refuses what would address something else than meant: a missing or blank value
 * (`DELETE /invoices/drafts/` removes every draft), a path that names a host, `..`.
 */
export const expandPath = (
  template: string,
  values: Readonly<Record<string, unknown>> = {},
  rest: boolean,
): string =>
  cut(template).reduce((path, part, index) => {
    if (index % 2 === 0) return path + part;
    const value = values[part];
    if (Number.isInteger(value)) return path + value;
    // `.` and `..` survive percent-encoding: a URL parser would climb out of the collection.
    if (typeof value === "string" && !/^\s*$|^\.\.?$/.test(value)) return path + encodePathValue(value, rest);
    const message = `path parameter "${part}" is "${value}"`;
    throw new ValidationError(message, { errors: [{ path: part, message }] });
  });
