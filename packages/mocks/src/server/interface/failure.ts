/** Thrown to refuse a request to the interface. The message states what is wrong, and what would be right. */
export class InterfaceFailure extends Error {
  override readonly name = "InterfaceFailure";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Runs a step for a caller, and turns its errors into a 422. A bug of the mock is thrown unchanged. */
export function inWords<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof InterfaceFailure || !(error instanceof Error) || error.name === "MockBug")
      throw error;
    throw new InterfaceFailure(422, error.message);
  }
}
