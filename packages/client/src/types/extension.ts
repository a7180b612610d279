declare const extension: unique symbol;

/** The options that bring their own code, named after the function that makes their value. */
export type ExtensionKind = "observe" | "idempotencyKey" | "multipart" | "byKey" | "createRateBudget";

/**
 * The value of an option that brings its own code: `observe(…)`, `idempotencyKey(…)`, `multipart(…)` and `byKey(…)` each
 * make one. A program that does not call such a function does not load the code behind it. A look-alike is refused.
 */
export interface Extension<Kind extends ExtensionKind> {
  readonly [extension]: Kind;
}
