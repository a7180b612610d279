import type { Listing } from "../../src/index.ts";
import type { Client, Passing } from "../listing-mock.ts";

/** One rule of paging. A listing of the mocks is read to its end or to its error. */
export interface PagingCase {
  readonly name: string;
  /** Numbers of the customers at the beginning, all named A$. */
  readonly customers?: readonly number[];
  /** Numbers of the products at the beginning. */
  readonly products?: readonly number[];
  readonly list: (economic: Client) => Listing<unknown>;
  /** The base URL of REST. */
  readonly baseUrl?: string;
  /** Reads by `toArray` with this limit instead of item by item. */
  readonly max?: number;
  /** Steps that run before a request is answered, or that change its answer, by the number of requests before it. */
  readonly before?: Readonly<Record<number, Step>>;
  /** Numbers of the items that came before the end or the error. */
  readonly gives: readonly number[];
  readonly throws?: { readonly kind: string; readonly [fact: string]: unknown };
  /** Paths below the base URL, queries sorted. */
  readonly requests?: readonly string[];
  /** How many requests there were, if a list of them would be long. */
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

/** Makes the answer have no body. */
export const sendsNothing: Step = ({ mock }) => {
  mock.faults.add({ effect: { garble: "empty" } });
};

/** Rewrites the answer into one that no server should send. */
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

/** Keeps only the first items of the page, and everything else in the answer. */
export const keepsFirst = (count: number): Step =>
  rewrites((answer) =>
    Object.fromEntries(
      Object.entries(answer).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.slice(0, count) : value,
      ]),
    ),
  );
