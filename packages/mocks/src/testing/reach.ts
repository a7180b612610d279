import { isObject } from "../store/entity.ts";
import type { Document, Operation } from "../table/types.ts";
import type { TestAnswer, TestMock } from "./test-mock.ts";

type Item = Readonly<Record<string, unknown>>;

/** How many records of a listing are tried in the search for a record that leads further. */
const tried = 30;

const isKey = (value: unknown): value is string | number =>
  typeof value === "string" || typeof value === "number";

/** Returns the items of a page in any paging style. */
export function itemsOf(body: unknown): readonly Item[] {
  const list = isObject(body) ? (body.collection ?? body.items) : body;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Returns the key in a property: its value, or the first key inside a reference. */
const keyOf = (value: unknown): string | number | undefined =>
  isKey(value) ? value : isObject(value) ? Object.values(value).find(isKey) : undefined;

/** Returns a record's value for a path parameter: the property of that name, or otherwise the record's own key. */
function keyIn(item: Item, parameter: string): string | number | undefined {
  const name = Object.keys(item).find((property) => property.toLowerCase() === parameter.toLowerCase());
  const identifying = Object.keys(item).find((property) => /number$/i.test(property));
  const candidates = [item[name ?? ""], item.number, item.id, item.key, item[identifying ?? ""]];
  return candidates.map(keyOf).find((key) => key !== undefined);
}

/**
 * Finds an address for a GET of a service and calls it. Path parameters come from the listings that lead there; one
 * record after another is tried until the answer is not empty. Returns undefined if no record leads to an answer.
 *
 * @param hints values of parameters that are in no listing.
 */
export async function reach(
  mock: TestMock,
  { service, document }: Document,
  operation: Operation,
  hints: Readonly<Record<string, readonly (string | number)[]>> = {},
): Promise<TestAnswer | undefined> {
  const get = (path: string): Promise<TestAnswer> =>
    document === "rest" ? mock.rest("GET", path) : mock.apis(service, "GET", path);
  const search = operation.params
    .filter((parameter) => parameter.in === "query" && parameter.required)
    .map(({ name }) => `${name}=1`)
    .join("&");
  const listed = async (path: string): Promise<readonly Item[]> => {
    for (const page of [path, `${path}/paged`, `${path}paged/paged`, `${path}/lines`]) {
      const items = itemsOf((await get(page)).body);
      if (items.length > 0) return items.slice(0, tried);
    }
    return [];
  };
  const known = (name: string): readonly unknown[] =>
    hints[name] ?? operation.params.find((parameter) => parameter.name === name)?.schema.enum ?? [];
  const from = async (
    path: string,
    [segment, ...rest]: readonly string[],
    item?: Item,
  ): Promise<TestAnswer | undefined> => {
    if (segment === undefined) {
      const answer = await get(search === "" ? path : `${path}?${search}`);
      const isEmpty = operation.listing !== undefined && itemsOf(answer.body).length === 0;
      return answer.status === 200 && !isEmpty ? answer : undefined;
    }
    if (!segment.startsWith("{")) return from(`${path}/${segment}`, rest, item);
    for (const key of known(segment.slice(1, -1))) {
      const found = await from(`${path}/${key}`, rest);
      if (found !== undefined) return found;
    }
    const items = await listed(path);
    for (const candidate of items.length === 0 && item !== undefined ? [item] : items) {
      const filled = segment.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(keyIn(candidate, name) ?? ""),
      );
      const found = await from(`${path}/${filled}`, rest, candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return from("", operation.path.split("/").slice(1));
}
