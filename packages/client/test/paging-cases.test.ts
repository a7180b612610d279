import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { byKey, isEconomicError, type Listing, type ServiceName } from "../src/index.ts";
import { type Passing, setUp } from "./listing-mock.ts";

/** The cases come from a file: their paths and options are texts to the compiler. */
type UntypedList = (path: string, options?: object) => Listing<unknown>;

/** See `about` in the file. */
interface Case {
  name: string;
  list: [service: ServiceName, path: string];
  baseUrl?: string;
  records: string;
  /** `by` is the field for `byKey`. */
  options?: { by?: string };
  max?: number;
  before?: Record<number, Step>;
  gives: string;
  throws?: { kind: string; [fact: string]: unknown };
  /** Paths below the base URL, queries sorted. */
  requests?: string[];
  /** How many requests there were, where listing them would be long. */
  calls?: number;
}

/** What happens before a request is answered, and to its answer. */
interface Step extends Change {
  add?: number[];
  remove?: number[];
  empty?: boolean;
}

interface Change {
  set?: Record<string, unknown>;
  unset?: string[];
  first?: number;
  instead?: unknown;
}

const file = new URL("cases/paging.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] };

describe("paging", () => {
  test.each(cases)(
    "$name",
    async ({ list: [service, path], baseUrl, records, before, gives, throws, ...given }) => {
      const { economic, mock, asked, urls } = setUp(
        { seed: "empty" },
        (passing) => happens(before?.[passing.index] ?? {}, passing),
        { retry: false, baseUrls: { rest: baseUrl } },
      );
      fill(mock, service === "products", numbersOf(records));
      const { list: untyped } = economic[service] as unknown as { list: UntypedList };
      const { by, ...options } = given.options ?? {};
      const listing = untyped(path, { ...options, ...(by && { by: byKey(by) }) });
      const got: number[] = [];
      let thrown: unknown;
      try {
        if (given.max === undefined) for await (const item of listing) got.push(numberOf(item));
        else got.push(...(await listing.toArray({ max: given.max })).map(numberOf));
      } catch (error) {
        thrown = error;
      }
      if (throws && isEconomicError(thrown)) {
        expect(thrown).toMatchObject(throws);
      } else if (thrown || throws) {
        throw thrown ?? new Error("nothing was thrown");
      }
      expect(got).toEqual(numbersOf(gives));
      if (given.requests) expect(asked()).toEqual(given.requests);
      else expect(asked()).toHaveLength(given.calls ?? Number.NaN);
      // Wherever a request goes, the tokens go: nowhere but below the base URLs.
      const bases = [baseUrl ?? "https://restapi.e-conomic.com", "https://apis.e-conomic.com"];
      expect(urls.filter((url) => !bases.some((base) => url.startsWith(`${base}/`)))).toEqual([]);
    },
  );
});

const numberOf = (item: unknown) => {
  const { customerNumber, productNumber } = item as Record<string, unknown>;
  return Number(customerNumber ?? productNumber);
};

/** `"1..3,9..9"` as numbers. */
const numbersOf = (ranges: string): number[] =>
  ranges.split(",").flatMap((range) => {
    const [from, to] = range.split("..").map(Number);
    return range
      ? Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, index) => (from ?? 0) + index)
      : [];
  });

function fill({ agreement }: Passing["mock"], isProducts: boolean, numbers: number[]): void {
  const { customers, products } = agreement();
  if (!isProducts) {
    customers.addMany(numbers.length, (index) => ({ customerNumber: numbers[index] ?? 0, name: "A$" }));
    return;
  }
  for (const { productNumber } of products.all()) products.remove(productNumber);
  // Padded, so that texts come in the order of their numbers.
  products.addMany(numbers.length, (index) => ({ productNumber: `${numbers[index]}`.padStart(5, "0") }));
}

function happens({ add = [], remove = [], empty, ...change }: Step, { mock }: Passing): void {
  const { customers } = mock.agreement();
  for (const customerNumber of remove) customers.remove(customerNumber);
  for (const customerNumber of add) customers.add({ customerNumber });
  if (empty) mock.faults.add({ effect: { garble: "empty" } });
  else if (Object.keys(change).length)
    mock.faults.add({ effect: { rewrite: (answer: Record<string, unknown>) => changed(answer, change) } });
}

/** A server's answer as no server should give it. */
function changed(answer: Record<string, unknown>, { set = {}, unset = [], first, instead }: Change): unknown {
  if (instead !== undefined) return instead;
  for (const name of first === undefined ? [] : ["items", "collection"])
    if (Array.isArray(answer[name])) answer[name] = answer[name].slice(0, first);
  for (const [name, value] of Object.entries(set)) put(answer, name, value);
  for (const name of unset) put(answer, name, undefined);
  return answer;
}

/** Sets a member by its dotted name, or takes it away where the value is `undefined`. */
function put(answer: Record<string, unknown>, name: string, value: unknown): void {
  const [member = "", ...rest] = name.split(".");
  if (rest.length) put(answer[member] as Record<string, unknown>, rest.join("."), value);
  else answer[member] = value;
}
