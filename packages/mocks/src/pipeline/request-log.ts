/** A request that has reached a mock, answered or not, for assertions. */
export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  /** Path below the host, without the query: "/customers/1", "/customersapi/v3.1.0/Customers". */
  readonly path: string;
  /** Id of the operation in the specification; undefined when no operation has this URL. */
  readonly operation: string | undefined;
  /** Document of the operation: "rest", "customers", "sales". */
  readonly document: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. Tokens are shown as sent: they are the tests' own. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON body, or the text of any other; undefined when there was none. */
  readonly body: unknown;
  /** 0 when a fault left it without an answer. */
  readonly status: number;
  readonly requestId: string;
  /** The answer came from an idempotency key. */
  readonly replayed: boolean;
  /** The mocks' time, in milliseconds. */
  readonly at: number;
}
