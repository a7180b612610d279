import { fail } from "../errors/fail.ts";

/** What REST writes as its place in here. */
const special = "<>*%:&/\\_ ?.#+";

/** A value as it stands in a path: the services take percent-encoding; REST has escapes of its own, `_6_` for a slash. */
export const encodePathValue = (value: string, rest: boolean): string =>
  encodeURIComponent(
    rest ? value.replace(/[^\w-]|_/g, (c) => (special.includes(c) ? `_${special.indexOf(c)}_` : c)) : value,
  );

/** Each segment of text and `{names}`; none is empty or begins with a dot, and no blank or control, which a URL parser drops. */
const below = /^(\/(?![/.?]|%2e)([^{}\\#\0- /]|\{[^{}]+\})+)+$/i;

/**
 * Fills `{parameters}` in. Refuses what would address something else than meant: a missing or blank value
 * (`DELETE /invoices/drafts/` removes every draft), a path that names a host, `..`.
 */
export const expandPath = (
  template: string,
  values: Readonly<Record<string, unknown>> = {},
  rest: boolean,
): string =>
  below.test(template)
    ? // Names stand at the odd places.
      template.split(/[{}]/).reduce((path, part, index) => {
        if (!(index % 2)) return path + part;
        const value = values[part];
        if (Number.isInteger(value)) return path + value;
        // `.` and `..` survive percent-encoding: a URL parser would climb out of the collection.
        return typeof value === "string" && !/^[\s.]*$/.test(value)
          ? path + encodePathValue(value, rest)
          : fail(`path.${part}`, `is "${value}"`);
      })
    : fail(template, "is no path like /a/{b}");
