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
  values: Readonly<Record<string, unknown>> = {},
  rest: boolean,
): string => {
  const path = template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values[name];
    // `.` and `..` survive percent-encoding: a URL parser would climb out of the collection.
    if (!/string|number/.test(typeof value) || /^\s*$|^NaN$|^\.\.?$/.test(`${value}`)) {
      const message = `path parameter "${name}" is "${value}", a number or text is needed`;
      throw new ValidationError(`${template}: ${message}`, {
        path: template,
        errors: [{ path: name, message }],
      });
    }
    return encodePathValue(`${value}`, rest);
  });
  // The last because a URL parser drops tabs and newlines silently.
  if (!/^\/(?![/\\])[^{}\\#\0- ]*$/.test(path) || /\/(\.|%2e){1,2}(\/|\?|$)/i.test(path))
    throw new ValidationError(
      `${template}: a path starts with one slash, names no host and has no other braces, blanks, #, \\ or dot segments`,
    );
  return path;
};
