import { ValidationError } from "./errors.ts";

/** A value as it stands in a path: the services take percent-encoding; REST has escapes of its own, `_6_` for a slash. */
export const encodePathValue = (value: string, rest: boolean): string =>
  encodeURIComponent(
    rest ? value.replace(/[<>*%:&/\\_ ?.#+]/g, (c) => `_${"<>*%:&/\\_ ?.#+".indexOf(c)}_`) : value,
  );

/**
 * Fills `{parameters}` in. Refuses what would address something else than meant: a missing or blank value
 * (`DELETE /invoices/drafts/` removes every draft), a path that names a host, `..`.
 */
export const expandPath = (
  template: string,
  values: Readonly<Record<string, unknown>> = {},
  rest: boolean,
): string => {
  const path = template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values[name];
    if (Number.isInteger(value)) return `${value}`;
    // `.` and `..` survive percent-encoding: a URL parser would climb out of the collection.
    if (typeof value === "string" && !/^\s*$|^\.\.?$/.test(value)) return encodePathValue(value, rest);
    const message = `path parameter "${name}" is "${value}"`;
    throw new ValidationError(`${template}: ${message}`, {
      path: template,
      errors: [{ path: name, message }],
    });
  });
  // Controls too: a URL parser drops tabs and newlines silently.
  if (/^(?!\/)|^\/[/\\]|[{}\\#\0- ]|\/(\.|%2e){1,2}(\/|\?|$)/i.test(path))
    throw new ValidationError(`${template}: not a path below the service: /a/{b}`);
  return path;
};
