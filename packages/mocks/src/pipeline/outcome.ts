import type { Match } from "../routing/router.ts";
import type { Surface } from "../table/types.ts";
import type { Reply } from "./reply.ts";
import type { LoggedRequest } from "./request-log.ts";

/** A request and its answer, or the reason why it has none. */
export interface Outcome {
  readonly request: LoggedRequest;
  /** Undefined if no operation has the URL. */
  readonly match: Match | undefined;
  readonly surface: Surface;
  /** Undefined if a fault left the request without an answer. */
  readonly reply: Reply | undefined;
  /** The id of the agreement that the request reached; undefined if it reached none. */
  readonly agreement: string | undefined;
  /** The error that refused the request; undefined if it was carried out. */
  readonly refusal: unknown;
  /** The id of the fault that hit the request. */
  readonly fault: number | undefined;
  /** The real milliseconds that the answer took. */
  readonly duration: number;
}
