import type { Listing } from "../../src/index.ts";
import type { Client, Passing } from "../listing-mock.ts";

/** One rule of paging: a listing of the mocks is read to its end or to its error. */
export interface PagingCase {
  readonly name: string;
  /** The numbers of the customers that exist at first. All have the name A$. */
  readonly customers?: readonly number[];
  /** The numbers of the products that exist at first. */
  readonly products?: readonly number[];
  readonly list: (economic: Client) => Listing<unknown>;
  /** The base URL of REST. */
  readonly baseUrl?: string;
  /** The `max` of `toArray`, which is used instead of reading item by item. */
  readonly max?: number;
  /** Changes before a request is answered, or of its answer, by the number of requests before it. */
  readonly before?: Readonly<Record<number, Step>>;
  /** The numbers of the items before the end or the error. */
  readonly gives: readonly number[];
  readonly throws?: { readonly kind: string; readonly [fact: string]: unknown };
  /** The paths of the requests below the base URL, with sorted queries. */
  readonly requests?: readonly string[];
  /** The number of requests, if a list of them would be too long. */
  readonly calls?: number;
}

type Step = (passing: Passing) => void;
type Body = Record<string, unknown>;

export const both =
  (first: Step, second: Step): Step =>
  (passing) => {
    first(passing);
    second(passing);
  };

export const adds =
  (...numbers: number[]): Step =>
  ({ mock }) => {
    for (const customerNumber of numbers) mock.agreement().customers.add({ customerNumber });
  };

export const removes =
  (...numbers: number[]): Step =>
  ({ mock }) => {
    for (const customerNumber of numbers) mock.agreement().customers.remove(customerNumber);
  };

/** Removes the body of the answer. */
export const sendsNothing: Step = ({ mock }) => {
  mock.faults.add({ effect: { garble: "empty" } });
};

/** Replaces a part of the answer by a wrong one. */
const rewrites =
  (rewrite: (answer: Body) => unknown): Step =>
  ({ mock }) => {
    mock.faults.add({ effect: { rewrite } });
  };

/** Sends another body instead of the answer. */
export const sends = (body: unknown): Step => rewrites(() => body);

export const sendsCursor = (cursor: unknown): Step => rewrites((answer) => ({ ...answer, cursor }));

export const sendsPagination = (pagination: unknown): Step =>
  rewrites((answer) => ({ ...answer, pagination }));

const changesPagination = (changes: Body): Step =>
  rewrites((answer) => ({ ...answer, pagination: { ...(answer.pagination as Body), ...changes } }));

export const linksNextPage = (nextPage: string | undefined): Step => changesPagination({ nextPage });

export const sendsResults = (results: unknown): Step => changesPagination({ results });

/** Keeps only the first items of the page, and leaves the rest unchanged. */
export const keepsFirst = (count: number): Step =>
  rewrites((answer) =>
    Object.fromEntries(
      Object.entries(answer).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.slice(0, count) : value,
      ]),
    ),
  );
