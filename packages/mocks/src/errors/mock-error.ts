/** The last sentence of a bug's message: where to report it. */
const report =
  "This is a bug in @org/visma-economic-mocks, not an answer of e-conomic: please report it with the request.";

/** Reports that the mocks broke one of their own expectations. This error is never rendered as a server's 500. */
export class MockBug extends Error {
  override readonly name = "MockBug";

  constructor(message: string, options?: { cause?: unknown }) {
    super(`Bug of the mocks: ${message}. ${report}`, options);
  }
}

/**
 * Reports that the caller did something which e-conomic would accept, but which is almost certainly a mistake, or which
 * the mocks cannot answer without guessing. Also reports an override that threw, and a `rewrite` of a fault without JSON
 * before or after it. `strict: false` switches this error off, except for these two.
 */
export class StrictMockError extends Error {
  override readonly name = "StrictMockError";

  constructor(message: string, options?: { cause?: unknown }) {
    super(`Refused by the mocks, not by e-conomic: ${message}`, options);
  }
}
