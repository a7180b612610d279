import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { ServerError } from "../index.ts";

type Mock = ReturnType<typeof mockWith>["mock"];
type Effect = Parameters<Mock["faults"]["add"]>[0]["effect"];

const failing = async (appSecretToken: string, agreementGrantToken: string, effect: Effect) => {
  const { mock, client } = mockWith({ seed: "empty" });
  mock.faults.add({ effect });
  const error = await failureOf(
    client({ appSecretToken, agreementGrantToken, retry: false }).rest.get("/self"),
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
  const token = fc.stringMatching(/^[!#-[\]-~]{8,40}$/);
  await fc.assert(
    fc.asyncProperty(token, async (token) => {
      const secret = `<${token}>`;
      const { error, shown } = await failing("app-secret-0123456789", secret, {
        status: 400,
        body: JSON.stringify({ message: `no ${secret}`, developerHint: encodeURIComponent(secret) }),
      });
      expect(error.body).toBe('{"message":"no [redacted]","developerHint":"[redacted]"}');
      expect(shown).toContain("no [redacted]");
    }),
    { numRuns: 200 },
  );
});

test("texts stay whole where tokens are short, which are no secrets: demo, and others of up to 7 characters", async () => {
  const message = "app e of mess and demo: e";
  const body = JSON.stringify({ message });
  for (const [secret, grant] of [
    ["demo", "e"],
    ["message", "appe-of"],
  ] as const)
    expect((await failing(secret, grant, { status: 400, body })).error.body).toBe(body);
});

test("a token of 8 characters is blanked wherever it stands", async () => {
  const body = JSON.stringify({ message: "app 12345678: a12345678b" });
  expect((await failing("12345678", "e", { status: 400, body })).error.body).toBe(
    '{"message":"app [redacted]: a[redacted]b"}',
  );
});

test("a token that comes back as the request's id does not stay", async () => {
  const { error } = await failing("app-secret-0123456789", "grant-0123456789", {
    status: 500,
    headers: { "x-requestid": "grant-0123456789" },
  });
  expect(error.requestId).toBe("[redacted]");
});

test("what is thrown and is no error becomes a cause that is one, by the name of all errors", async () => {
  const economic = mockWith().client({
    retry: false,
    fetch: () => Promise.reject("no tunnel"),
  });
  const { cause } = await failureOf(economic.rest.get("/self"));
  expect(cause).toMatchObject({ name: "Error", message: "no tunnel" });
});

test("an error that is its own cause is a ConnectionError all the same", async () => {
  const { mock, client } = mockWith();
  mock.faults.add({ effect: { drop: "before" } });
  const economic = client({
    retry: false,
    fetch: (url, init) =>
      mock.fetch(url, init).catch((error: Error) => {
        error.cause = error;
        throw error;
      }),
  });
  const error = await failureOf(economic.rest.get("/self"));
  expect(error).toMatchObject({ kind: "connection" });
  expect(error).not.toBeInstanceOf(ServerError);
});
