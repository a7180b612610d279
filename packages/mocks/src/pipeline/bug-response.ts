import { MockBug, StrictMockError } from "../errors/mock-error.ts";

/**
 * Makes the answer for a bug of the mocks, or for a request that only the mocks refuse. It has a status that e-conomic
 * never sends and clients do not retry. The reason is in the headline of both surfaces' errors. If it were in `detail`
 * too, clients would print it twice.
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
