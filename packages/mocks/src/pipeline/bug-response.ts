import { MockBug, StrictMockError } from "../errors/mock-error.ts";

/**
 * What a bug of the mocks, or a refusal that is the mocks' own, looks like to a caller: a status that no server of
 * e-conomic sends and no client retries, with the reason where either surface's errors have their headline. A `detail` would have clients print it twice.
 */
export function bugResponse(error: unknown): Response {
  const own = error instanceof StrictMockError || error instanceof MockBug;
  const reason = own
    ? error
    : new MockBug(error instanceof Error ? `${error.name}: ${error.message}` : String(error), {
        cause: error,
      });
  if (!(reason instanceof StrictMockError)) console.error(reason);
  const { message } = reason;
  const body = {
    message,
    title: message,
    errorCode: reason.name,
    httpStatusCode: 418,
    status: 418,
  };
  return new Response(JSON.stringify(body), {
    status: 418,
    statusText: "Mock Error",
    headers: { "content-type": "application/problem+json", "x-mock-error": reason.name },
  });
}
