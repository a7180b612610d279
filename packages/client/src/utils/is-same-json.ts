type Json = Record<string, unknown>;

/** Whether two JSON values say the same: the order of properties does not count, nor does one that is undefined. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b ||
  (Object(a) === a &&
    Object(b) === b &&
    Object.keys({ ...(a as Json), ...(b as Json) }).every((name) =>
      same((a as Json)[name], (b as Json)[name]),
    ));
