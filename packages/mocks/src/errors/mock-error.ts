/** Where to report a bug of the mocks. */
const report =
  "This is a bug in @org/visma-economic-mocks, not an answer of e-conomic: please report it with the request.";

/** The mocks broke an expectation of their own. Never rendered as a server's 500. */
export class MockBug extends Error {
  override readonly name = "MockBug";

  constructor(message: string, options?: { cause?: unknown }) {
    super(`Bug of the mocks: ${message}. ${report}`, options);
  }
}

/**
 * The caller did something that e-conomic would let pass and that is surely a mistake, or that the mocks refuse to guess
 * at. Loud on purpose, and switched off with `strict: false`.
 */
export class StrictMockError extends Error {
  override readonly name = "StrictMockError";

  constructor(message: string, options?: { cause?: unknown }) {
    super(`Refused by the mocks, not by e-conomic: ${message}`, options);
  }
}
