import type { Rulings } from "../rulings.ts";

/** What an error needs to know about the request that it answers. */
export interface ErrorContext {
  /** The request's id, also sent as `X-RequestId` (S-04): hex and a place, `a2a282a789f20523-CPH`. */
  readonly requestId: string;
  /** The mocks' clock: milliseconds since 1970, UTC. */
  readonly now: number;
  /** What of an error's shape is unsettled; left out, the ledger's choices. */
  readonly rulings?: Pick<Rulings, "logTime" | "notFoundBodies">;
}

/** An error in the shape of one surface, ready to be sent. */
export interface ErrorAnswer {
  readonly status: number;
  readonly contentType: "application/json" | "application/problem+json";
  readonly body: Readonly<Record<string, unknown>>;
}
