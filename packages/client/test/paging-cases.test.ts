import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { byKey, createEconomic, isEconomicError, type Listing, type ServiceName } from "../src/index.ts";

/** The cases come from a file: their paths and options are texts to the compiler. */
type UntypedList = (path: string, options?: object) => Listing<unknown>;

/** See `about` in the file. */
interface Case {
  name: string;
  list: [service: ServiceName, path: string];
  baseUrl?: string;
  /** `by` is the field for `byKey`. */
  options?: { by?: string };
  max?: number;
  answers: unknown[];
  /** The items that came, in order, until the end or the error. */
  gives: string;
  throws?: { kind: string; message: string; [fact: string]: unknown };
  /** Paths below the base URL, queries sorted. */
  requests?: string[];
  /** How many requests there were, where listing them would be long. */
  calls?: number;
}

const file = new URL("cases/paging.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] };

describe("paging", () => {
  test.each(cases)(
    "$name",
    async ({ list: [service, path], baseUrl, options, max, answers, gives, throws, requests, calls }) => {
      const script = answers.flatMap((answer) => expanded(answer));
      const asked: string[] = [];
      const economic = createEconomic({
        appSecretToken: "secret",
        agreementGrantToken: "grant",
        baseUrls: { rest: baseUrl },
        retry: false,
        fetch: async (url) => {
          asked.push(url);
          const answer = script[asked.length - 1];
          if (answer === undefined) throw new Error(`not in the script: ${url}`);
          return new Response(answer === null ? null : JSON.stringify(answer), {
            headers: { "content-type": "application/json" },
          });
        },
      });
      const { list: untyped } = economic[service] as unknown as { list: UntypedList };
      const { by, ...others } = options ?? {};
      const listing = untyped(path, { ...others, ...(by && { by: byKey(by) }) });
      const given: number[] = [];
      let thrown: unknown;
      try {
        if (max === undefined) for await (const item of listing) given.push(numberOf(item));
        else given.push(...(await listing.toArray({ max })).map(numberOf));
      } catch (error) {
        thrown = error;
      }
      if (throws && isEconomicError(thrown)) {
        const { message, ...facts } = throws;
        expect(thrown).toMatchObject(facts);
        expect(thrown.message).toContain(message);
      } else if (thrown || throws) {
        throw thrown ?? new Error("nothing was thrown");
      }
      expect(given).toEqual(numbersOf(gives));
      if (requests) expect(asked.map(shown)).toEqual(requests);
      expect(asked).toHaveLength(calls ?? requests?.length ?? script.length);
    },
  );
});

const numberOf = (item: unknown) => (item as { number: number }).number;

/** `"1..3,9..9"` as numbers. */
const numbersOf = (ranges: string): number[] =>
  ranges.split(",").flatMap((range) => {
    const [from, to] = range.split("..").map(Number);
    return range
      ? Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, index) => (from ?? 0) + index)
      : [];
  });

/** An answer of the file as JSON values: records for ranges, the REST envelope, a run of pages. */
function expanded(answer: unknown): unknown[] {
  if (typeof answer === "string") return [numbersOf(answer).map((number) => ({ number }))];
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return [answer];
  const { pages, of, items, collection, results, nextPage, pageSize, ...rest } = answer as Record<
    string,
    unknown
  >;
  if (pages) {
    const size = Number(of);
    return Array.from({ length: Number(pages) }, (_, page) =>
      Array.from({ length: size }, (_, index) => ({ number: page * size + index + 1 })),
    );
  }
  if (typeof items === "string") return [{ ...rest, items: numbersOf(items).map((number) => ({ number })) }];
  if (results === undefined) return [answer];
  const records = typeof collection === "string" ? numbersOf(collection) : [];
  return [
    {
      ...rest,
      collection: records.map((number) => ({
        number,
        self: `https://restapi.e-conomic.com/customers/${number}`,
      })),
      pagination: { results, nextPage, pageSize },
    },
  ];
}

/** The part of a URL that the listing decides, readable. */
function shown(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).join("&");
  return pathname.replace(/^\/\w+api\/v[\d.]+/, "") + (query && `?${query}`);
}
