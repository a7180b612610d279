import { expect, test } from "vitest";
import { draftBody } from "../testing/invoice-bodies.ts";
import { testMock } from "../testing/test-mock.ts";

test("L-08: a PUT does not create a number that no record can have", async () => {
  const mock = testMock({ seed: "company" });
  expect((await mock.rest("PUT", "/orders/drafts/2147483648", draftBody())).status).toBe(404);
});
