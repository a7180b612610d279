import type { Rulings } from "../settings/rulings.ts";

/** The rulings about the shapes of errors. */
export type ErrorRulings = Pick<
  Rulings,
  "errorTrees" | "existingKey" | "logTime" | "notFoundBodies" | "notFoundCode" | "serviceCodes"
>;

/** The parts of a request that its error answer depends on. */
export interface ErrorContext {
  /**
   * The id of the request, which is also sent as `X-RequestId` (S-04): hexadecimal digits and a place,
   * `a2a282a789f20523-CPH`.
   */
  readonly requestId: string;
  /** The time of the mocks' clock, in milliseconds since 1970, UTC. */
  readonly now: number;
  /** The rulings about the shapes of errors. Default: the ledger's. */
  readonly rulings?: Partial<ErrorRulings>;
  /** The method of the request: REST's 404 has a code after a DELETE only (L-148). */
  readonly method?: string;
  /** The path of the request, which the services send as a problem's `instance` (O-56). */
  readonly path?: string;
}

/** An error in the shape of one surface, ready to be sent. */
export interface ErrorAnswer {
  readonly status: number;
  readonly contentType: "application/json" | "application/problem+json";
  readonly body: Readonly<Record<string, unknown>>;
}
