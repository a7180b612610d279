import { inspect } from "node:util";
import { createEconomicMock } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connection, createEconomic, economicFromEnv, isEconomicError, observe } from "../src/index.ts";
import { stillClock } from "../src/testing/clock.ts";
import { runs } from "../src/testing/runs.ts";

/** Random tokens. The prefix keeps them from being words of a message or a stack, such as "property". */
const token = fc
  .oneof(fc.stringMatching(/^[\w-]{3,59}$/), fc.stringMatching(/^[!#-[\]-~]{3,59}$/))
  .map((text) => `zQ8_x${text}`);

/** Ways in which a server or the network may show a token. `T` stands for the token. */
const world = fc.record({
  status: fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 409, 415, 429, 500, 520),
  body: fc.constantFrom(
    "",
    "T",
    "<html>T</html>",
    '{"message":"no app T","developerHint":"T","errorCode":"T","logId":"T"}',
    '{"errors":{"lines":{"items":[{"arrayIndex":0,"product":{"errors":[{"errorMessage":"T","inputValue":"T"}]}}]}}}',
    '{"title":"T","detail":"T","errorCode":"T","errors":[{"message":"T","property":"T"}],"traceId":"T"}',
    '{"message":"x","errors":["T"],"allowedFilteringFields":["T"]}',
    '{"title":"Missing modules: T"}',
  ),
  echo: fc.constantFrom("as it is", "JSON escapes", "percent", "HTML", "base64", "cut short"),
  thrown: fc.constantFrom("", "message", "cause", "code and name", "property", "text", "invalid header"),
});

const codes = (text: string, radix: number) =>
  Array.from(text, (character) => character.charCodeAt(0).toString(radix));

/** Encodes a token as a server may echo it in a JSON text. */
const echoed = (token: string, echo: string): string => {
  if (echo === "JSON escapes")
    return codes(token, 16)
      .map((code) => `\\u00${code}`)
      .join("");
  if (echo === "percent")
    return codes(token, 16)
      .map((code) => `%${code}`)
      .join("");
  if (echo === "HTML")
    return codes(token, 10)
      .map((code) => `&#${code};`)
      .join("");
  if (echo === "base64") return btoa(token);
  return echo === "cut short" ? token.slice(0, Math.max(12, token.length - 3)) : token;
};

/** Returns everything of a value that a logger, a debugger or a serialiser shows. */
const shown = (value: unknown) =>
  `${inspect(value, { showHidden: true, depth: 20, getters: true, maxStringLength: null })}${JSON.stringify(value)}${value}`;

/** Throws an error as a proxy between the client and e-conomic may, with the token in it. */
const failing = (kind: string, secret: string): never => {
  if (kind === "text") throw secret;
  if (kind === "invalid header")
    throw new TypeError(`Headers.append: "${secret}\n" is an invalid header value.`);
  const error = new TypeError(kind === "message" ? `bad ${secret}` : "fetch failed", {
    cause: kind === "cause" ? Object.assign(new Error(`proxy ${secret}`), { code: "EPROXY" }) : undefined,
  });
  if (kind === "code and name") throw Object.assign(error, { code: secret, name: secret });
  throw kind === "property" ? Object.assign(error, { config: { headers: { token: secret } } }) : error;
};

const mock = createEconomicMock({ rateLimit: false });

test("no error, event, client or warning shows a token", async () => {
  await fc.assert(
    fc.asyncProperty(
      token,
      token,
      world,
      fc.boolean(),
      async (secret, grant, { status, body, echo, thrown }, grants) => {
        fc.pre(!secret.includes(grant) && !grant.includes(secret));
        const given = grants ? grant : secret;
        const seen: string[] = [];
        const watch = (event: object) => seen.push(shown(event));
        const hooks = observe({ onRequest: watch, onResponse: watch, onRetry: watch, onThrottle: watch });
        const sent: string[] = [];
        const text = body.replaceAll("T", () => echoed(given, echo));
        const headers = { location: `https://restapi.e-conomic.com/self?t=${given}`, "x-requestid": given };
        mock.reset();
        mock.faults.add({
          times: Number.POSITIVE_INFINITY,
          effect: thrown ? { drop: "before" } : { status, body: text, contentType: "", headers },
        });
        const economic = createEconomic({
          appSecretToken: secret,
          agreementGrantToken: grant,
          hooks,
          logger: {
            warn: (line) => seen.push(line),
            info: (line) => seen.push(line),
            debug: (line) => seen.push(line),
          },
          logLevel: "debug",
          clock: stillClock(),
          retry: { maxAttempts: 2 },
          fetch: (url, init) => {
            sent.push(`${Object.values(init.headers as object)}`);
            const answer = mock.fetch(url, init);
            return thrown ? answer.catch(() => failing(thrown, given)) : answer;
          },
        });
        const calls = [
          () => economic.rest.get("/self"),
          () => economic.rest.raw("post", "/customers", { body: {} }),
          () => economic.customers.list("/Customers").toArray(),
          () => economic.rest.list("/customers").first(),
          () => connection(economic),
          () => economic.rest.raw("get", "/products/{number}", { path: { number: given }, query: { given } }),
          () => economic.products.raw("get", `/Products/${encodeURIComponent(given)}`),
          () => economic.documents.get("/AttachedDocuments/{number}/pdf", { path: { number: 1 } }),
        ];
        for (const call of calls) {
          const error = await call().catch((reason: unknown) => reason);
          if (!(error instanceof Error)) continue;
          seen.push(shown(error), `${error.message}${error.stack}`, `${(error as { body?: string }).body}`);
          if (isEconomicError(error)) seen.push(error.report(), `${error.url}`);
        }
        seen.push(shown(economic), shown(economic.usage()), shown(economic.rest));
        expect(sent.every((values) => values.includes(secret) && values.includes(grant))).toBe(true);
        const forms = [
          secret,
          grant,
          ...(given.length > 11 ? [given.slice(0, 12), echoed(given, echo)] : []),
        ];
        expect(seen.filter((text) => forms.some((form) => text.includes(form)))).toEqual([]);
      },
    ),
    { numRuns: runs(300) },
  );
});

test("a refused configuration does not quote tokens of options or the environment", () => {
  fc.assert(
    fc.property(
      token,
      fc.constantFrom("\n", " ", "\t", "æ", "\0", "\u{1f511}"),
      fc.nat(),
      (good, flaw, at) => {
        const bad = good.slice(0, 1 + (at % good.length)) + flaw + good.slice(1 + (at % good.length));
        const attempts = [
          () => createEconomic({ appSecretToken: bad, agreementGrantToken: good }),
          () => createEconomic({ appSecretToken: good, agreementGrantToken: bad }),
          () => createEconomic({ appSecretToken: good, agreementGrantToken: good }).withAgreement(bad),
          () =>
            createEconomic({
              appSecretToken: good,
              agreementGrantToken: good,
              baseUrls: { rest: `http://x/${good}` },
            }),
          () =>
            economicFromEnv({
              env: { PAN_SEC_VISMA_APP_SECRET_TOKEN: good, PAN_SEC_VISMA_GRANT_TOKEN: bad },
            }),
        ];
        for (const attempt of attempts) {
          let error: unknown;
          try {
            attempt();
          } catch (reason) {
            error = reason;
          }
          expect(error).toMatchObject({ kind: "configuration" });
          expect(shown(error)).not.toContain(good);
          expect(shown(error)).not.toContain(bad);
        }
      },
    ),
  );
});

test("at warn and info, an event is one line without text of a body or a query", async () => {
  // The texts have a blank, because a text without one could be an error code, which is logged.
  const words = fc.stringMatching(/^[ -~\n\u2028]{1,20}$/).map((text) => `zQ8 ${text}x`);
  await fc.assert(
    fc.asyncProperty(words, world, fc.constantFrom("warn", "info"), async (text, answer, logLevel) => {
      const lines: string[] = [];
      const write = (line: string) => lines.push(line);
      mock.reset();
      mock.faults.add({
        times: Number.POSITIVE_INFINITY,
        effect: answer.thrown
          ? { drop: "before" }
          : {
              status: answer.status,
              body: answer.body.replaceAll("T", () => JSON.stringify(text).slice(1, -1)),
              contentType: "",
            },
      });
      const economic = createEconomic({
        appSecretToken: "app-secret-0123456789",
        agreementGrantToken: "grant-0123456789",
        logger: { warn: write, info: write, debug: write },
        logLevel,
        clock: stillClock(),
        retry: { maxAttempts: 2 },
        fetch: (url, init) => mock.fetch(url, init),
      });
      const filter = { name: text };
      const calls = [
        () => economic.rest.raw("post", "/customers", { body: { name: text }, query: { text } }),
        () => economic.rest.raw("get", `/customers?text=${encodeURIComponent(text)}`),
        () => economic.rest.list("/customers", { filter }).toArray(),
      ];
      for (const call of calls) await call().catch(() => {});
      if (logLevel === "info") expect(lines).not.toEqual([]);
      expect(lines.filter((line) => /zQ8|\?|\p{Cc}|\u2028/u.test(line))).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});
