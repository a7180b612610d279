/** A request that has reached a mock, with or without an answer, for assertions. */
export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  /** The path below the host, without the query: "/customers/1", "/customersapi/v3.1.0/Customers". */
  readonly path: string;
  /** The id of the operation in the specification; undefined if no operation has this URL. */
  readonly operation: string | undefined;
  /** The document of the operation: "rest", "customers", "sales". */
  readonly document: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  /** The header fields, with names in lower case. Tokens are shown as sent, because they belong to the tests. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON body, or the text of any other body; undefined if there was none. */
  readonly body: unknown;
  /** The status; 0 if a fault left the request without an answer. */
  readonly status: number;
  readonly requestId: string;
  /** Whether the answer was replayed from an idempotency key. */
  readonly replayed: boolean;
  /** The time on the mocks' clock, in milliseconds. */
  readonly at: number;
}
