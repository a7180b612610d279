import type { Rulings } from "../settings/rulings.ts";

/** What of an error's shape is unsettled. */
export type ErrorRulings = Pick<
  Rulings,
  "errorTrees" | "existingKey" | "logTime" | "notFoundBodies" | "notFoundCode" | "serviceCodes"
>;

/** What an error needs to know about the request that it answers. */
export interface ErrorContext {
  /** The request's id, also sent as `X-RequestId` (S-04): hex and a place, `a2a282a789f20523-CPH`. */
  readonly requestId: string;
  /** The mocks' clock: milliseconds since 1970, UTC. */
  readonly now: number;
  /** What of an error's shape is unsettled; left out, the ledger's choices. */
  readonly rulings?: Partial<ErrorRulings>;
  /** The request's method: REST's 404 has a code after a DELETE only (L-148). */
  readonly method?: string;
  /** The request's path: what a service calls the instance of a problem (O-56). */
  readonly path?: string;
}

/** An error in the shape of one surface, ready to be sent. */
export interface ErrorAnswer {
  readonly status: number;
  readonly contentType: "application/json" | "application/problem+json";
  readonly body: Readonly<Record<string, unknown>>;
}
