import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { ServerError } from "../index.ts";
import { runs } from "../testing/runs.ts";
import { mayHaveTokens, tokenPatterns } from "./token-forms.ts";

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

test("a token that begins with the other is removed to its end", async () => {
  const { shown } = await failing("token-0123456789", "token-0123456789-ZZZ", {
    status: 500,
    body: "<token-0123456789-ZZZ> <token-0123456789>",
  });
  expect(shown).toContain("<[redacted]> <[redacted]>");
  expect(shown).not.toContain("ZZZ");
});

test("an echo in JSON or in a URL is removed too, whatever characters the token has", async () => {
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

const jsonEscaped = (text: string) =>
  Array.from(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const lowerCasePercent = (text: string) =>
  Array.from(text, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
const htmlDecimal = (text: string) =>
  Array.from(text, (character) => `&#${character.charCodeAt(0)};`).join("");
const htmlHex = (text: string) =>
  Array.from(text, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`).join("");

/** Forms in which a server or a proxy may echo a token. */
const echoes: Record<string, (token: string) => string> = {
  "in JSON's \\u escapes": jsonEscaped,
  "in JSON's capital \\u escapes": (token) =>
    jsonEscaped(token).replace(/[a-f]/g, (letter) => letter.toUpperCase()),
  "with JSON's escaped slashes": (token) => token.replaceAll("/", "\\/"),
  "escaped twice for JSON": (token) => JSON.stringify(jsonEscaped(token)).slice(1, -1),
  "in lower-case percent-escapes": lowerCasePercent,
  "percent-encoded twice": (token) => encodeURIComponent(encodeURIComponent(token)),
  "in HTML's decimal entities": htmlDecimal,
  "in HTML's hexadecimal entities": htmlHex,
  "in HTML's named entities": (token) =>
    token.replaceAll("+", "&plus;").replaceAll("/", "&sol;").replaceAll("=", "&equals;"),
  "in base64": (token) => btoa(token),
  "in base64 among other text": (token) => btoa(`x-appsecrettoken: ${token}\r\naccept: */*`),
  "in base64 for URLs": (token) =>
    btoa(`ab${token}`).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
  "cut short": (token) => token.slice(0, 14),
  "cut short in base64": (token) => btoa(token).slice(0, 20),
};

test.each(Object.entries(echoes))("a token that is echoed %s is removed everywhere", async (_, echo) => {
  const appSecretToken = "aZ+09/secret=Token_5xQ";
  const body = `{"message":"no app ${echo(appSecretToken)}","errors":{"name":{"errors":[{"errorMessage":"${echo(appSecretToken)}","inputValue":{"a":["${echo(appSecretToken)}"]}}]}}}`;
  const { error, shown } = await failing(appSecretToken, "grant-0123456789", { status: 400, body });
  const all = `${shown}${JSON.stringify(error)}${JSON.stringify(error.errors)}`;
  expect(all).toContain("[redacted]");
  for (const form of [appSecretToken.slice(0, 12), echo(appSecretToken), btoa(appSecretToken).slice(0, 16)])
    expect(all).not.toContain(form);
});

test("a token is removed from a success that a message quotes", async () => {
  const appSecretToken = "app-secret-0123456789";
  const { mock, client } = mockWith();
  mock.faults.add({ path: "/count", effect: { rewrite: () => appSecretToken } });
  const economic = client({ appSecretToken });
  const error = await failureOf(economic.customers.list("/Customers").count());
  expect(error).toMatchObject({ kind: "server" });
  expect(`${inspect(error)}${error.stack}`).not.toContain(appSecretToken.slice(0, 12));
});

test("a refusal stays a refusal with lists in place of texts, or thousands of levels", async () => {
  const deep = `${'{"errors":'.repeat(5000)}[]${"}".repeat(5000)}`;
  for (const body of [deep, '{"allowedFilteringFields":"name"}', '{"allowedFilteringFields":{"a":1}}']) {
    const { error } = await failing("app-secret-0123456789", "grant-0123456789", { status: 400, body });
    expect(error).toMatchObject({ kind: "validation", status: 400, attempts: 1 });
  }
});

test("tokens of up to 7 characters, such as demo, are not secrets and not removed", async () => {
  const message = "app e of mess and demo: e";
  const body = JSON.stringify({ message });
  for (const [secret, grant] of [
    ["demo", "e"],
    ["message", "appe-of"],
  ] as const)
    expect((await failing(secret, grant, { status: 400, body })).error.body).toBe(body);
});

test("a token of 8 characters is removed everywhere", async () => {
  const body = JSON.stringify({ message: "app 12345678: a12345678b" });
  expect((await failing("12345678", "e", { status: 400, body })).error.body).toBe(
    '{"message":"app [redacted]: a[redacted]b"}',
  );
});

test("a token that comes back as the request's id is removed", async () => {
  const { error } = await failing("app-secret-0123456789", "grant-0123456789", {
    status: 500,
    headers: { "x-requestid": "grant-0123456789" },
  });
  expect(error.requestId).toBe("[redacted]");
});

test("a thrown value that is not an error becomes a cause that is one", async () => {
  const economic = mockWith().client({
    retry: false,
    fetch: () => Promise.reject("no tunnel"),
  });
  const { cause } = await failureOf(economic.rest.get("/self"));
  expect(cause).toMatchObject({ name: "Error", message: "no tunnel" });
});

test("an error that is its own cause becomes a ConnectionError", async () => {
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

test("a token in a path is removed in REST's own escapes too", async () => {
  const appSecretToken = "aZ+09/secret=Token_5xQ";
  const economic = mockWith().client({ appSecretToken });
  const error = await failureOf(
    economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: appSecretToken as never } }),
  );
  expect(`${inspect(error, { showHidden: true })}${error.url}${error.report()}`).not.toMatch(/aZ|5xQ/);
});

test("the quick test passes no text in which the patterns find a token", () => {
  const characters = fc.constantFrom(..."aB9+/-=_.%&\\ ");
  const secret = fc.array(characters, { minLength: 8, maxLength: 20 }).map((each) => each.join(""));
  const around = fc.array(characters, { maxLength: 4 }).map((each) => each.join(""));
  fc.assert(
    fc.property(secret, around, around, fc.boolean(), (secret, before, after, isEncoded) => {
      const token = isEncoded ? btoa(secret).replaceAll("+", "-").replaceAll("/", "_") : secret;
      const text = `${before}${token}${after}`;
      const isFound = tokenPatterns(secret).some((pattern) => pattern.test(text));
      if (isFound) expect(mayHaveTokens([secret])(text)).toBe(true);
    }),
    { numRuns: runs(2000) },
  );
});
