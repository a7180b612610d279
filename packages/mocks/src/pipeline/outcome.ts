import type { Surface } from "../table/types.ts";
import type { Reply } from "./reply.ts";
import type { LoggedRequest } from "./request-log.ts";

/** A request and its answer, or why it has none. */
export interface Outcome {
  readonly request: LoggedRequest;
  /** The operation's path as published: "/Customers/{number}". Undefined if no operation has the URL. */
  readonly template: string | undefined;
  readonly surface: Surface;
  /** Undefined where a fault left the request without an answer. */
  readonly reply: Reply | undefined;
  /** The id of the agreement that it reached; undefined if it reached none. */
  readonly agreement: string | undefined;
  /** What was thrown to refuse it; undefined when it was carried out. */
  readonly refusal: unknown;
  /** The fault that it met. */
  readonly fault: number | undefined;
  /** Real milliseconds. */
  readonly duration: number;
}
