import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type EconomicError, ServerError } from "../index.ts";
import { type Step, scripted } from "../testing/script.ts";

const failing = async (appSecretToken: string, agreementGrantToken: string, step: Step) => {
  const { economic } = scripted([step], { appSecretToken, agreementGrantToken, retry: false });
  const error: EconomicError = await economic.rest.get("/self").then(
    () => expect.unreachable("the call should fail"),
    (reason: EconomicError) => reason,
  );
  return { error, shown: `${inspect(error, { showHidden: true, depth: 9 })}${error.body}` };
};

test("a token that begins with the other is blanked to its end", async () => {
  const { shown } = await failing("token-0123456789", "token-0123456789-ZZZ", {
    status: 500,
    body: "<token-0123456789-ZZZ> <token-0123456789>",
  });
  expect(shown).toContain("<[redacted]> <[redacted]>");
  expect(shown).not.toContain("ZZZ");
});

test("an echo in JSON or in a URL is blanked too, whatever the token is made of", async () => {
  const token = fc.stringMatching(/^[!-~]{8,40}$/);
  await fc.assert(
    fc.asyncProperty(token, async (token) => {
      const secret = `<${token}>`;
      const { error, shown } = await failing("app-secret-0123456789", secret, {
        status: 400,
        body: { message: `no ${secret}`, developerHint: encodeURIComponent(secret) },
      });
      expect(error.body).toBe('{"message":"no [redacted]","developerHint":"[redacted]"}');
      expect(shown).toContain("no [redacted]");
    }),
    { numRuns: 200 },
  );
});

test("short tokens are blanked where they stand alone, and texts stay whole; demo is no secret", async () => {
  const step = { status: 400, body: { message: "app e of mess and demo: e" } };
  expect((await failing("demo", "e", step)).error.message).toContain(
    "app [redacted] of mess and demo: [redacted]",
  );
});

test("a token that comes back as the request's id does not stay", async () => {
  const step = { status: 500, headers: { "x-requestid": "grant-0123456789" } };
  const { error } = await failing("app-secret-0123456789", "grant-0123456789", step);
  expect(error.requestId).toBe("[redacted]");
});

test("an error that is its own cause is a ConnectionError all the same", async () => {
  const circular = new Error("round and round");
  circular.cause = circular;
  const { economic } = scripted([], { fetch: () => Promise.reject(circular), retry: false });
  await expect(economic.rest.get("/self")).rejects.toMatchObject({ kind: "connection" });
  await expect(economic.rest.get("/self")).rejects.not.toBeInstanceOf(ServerError);
});
