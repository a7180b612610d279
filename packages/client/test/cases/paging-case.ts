import type { Listing } from "../../src/index.ts";
import type { Client, Passing } from "../listing-mock.ts";

/** One rule of paging. A listing of the mocks is read to its end or to its error. */
export interface PagingCase {
  readonly name: string;
  /** The numbers of the customers that exist at the beginning. All of them have the name A$. */
  readonly customers?: readonly number[];
  /** The numbers of the products that exist at the beginning. */
  readonly products?: readonly number[];
  readonly list: (economic: Client) => Listing<unknown>;
  /** The base URL of REST. */
  readonly baseUrl?: string;
  /** The limit of `toArray`, if the case reads with it instead of item by item. */
  readonly max?: number;
  /**
   * Steps by the number of requests that came before. A step runs before its request is answered, and may change the answer.
   */
  readonly before?: Readonly<Record<number, Step>>;
  /** The numbers of the items that the listing returns before its end or its error. */
  readonly gives: readonly number[];
  readonly throws?: { readonly kind: string; readonly [fact: string]: unknown };
  /** The paths of the requests below the base URL, with sorted queries. */
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

/** Removes the body of the answer. */
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
