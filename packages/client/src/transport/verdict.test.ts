import { expect, test } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";

/**
 * Returns the error of a write whose fetch fails with a code. The code is in the cause of fetch's error, as on Node.
 */
const failureWith = (code: string) => {
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: { code } }));
  const { rest } = mockWith().client({ fetch, retry: false });
  return failureOf(rest.post("/customers", { body: customerBody() }));
};

test.each([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  "UND_ERR_CONNECT_TIMEOUT",
])("%s comes before a connection: the write was not sent (RW-5)", async (code) => {
  expect(await failureWith(code)).toMatchObject({ kind: "connection", code, attempts: 1 });
});

test.each(["ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET", "ENETWORK"])(
  "%s may come after the request: the write is in doubt (RW-5)",
  async (code) => {
    expect(await failureWith(code)).toMatchObject({ kind: "outcomeUnknown", code, attempts: 1 });
  },
);
