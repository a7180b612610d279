/** Where two pieces of data differ, as paths. */
export interface Difference {
  where: string;
  old: unknown;
  new: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** All differences, the deepest place of each. */
export function differencesOf(before: unknown, after: unknown, where = ""): Difference[] {
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after))
    return Object.is(before, after) ? [] : [{ where, old: before, new: after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const place = where ? `${where}.${name}` : name;
    // A member that is missing differs from one that is there, whatever it holds.
    if (!(name in before)) return [{ where: place, old: "(not there)", new: after[name] }];
    if (!(name in after)) return [{ where: place, old: before[name], new: "(not there)" }];
    return differencesOf(before[name], after[name], place);
  });
}

/** A difference that issue 11 names. */
export interface Exception {
  name: string;
  /** The line of issue 11 that asks for it. */
  issue: string;
  /** Patterns for the place, and for both sides as JSON. Those left out match everything. */
  where: string;
  old?: string;
  new?: string;
}

const json = (value: unknown) => JSON.stringify(value) ?? "";

export const exceptionFor = (
  difference: Difference,
  exceptions: readonly Exception[],
): Exception | undefined =>
  exceptions.find(
    (exception) =>
      new RegExp(exception.where).test(difference.where) &&
      new RegExp(exception.old ?? "").test(json(difference.old)) &&
      new RegExp(exception.new ?? "").test(json(difference.new)),
  );
