/** What a request can meet at the server: the faults of the mocks, and answers that no server should give. */
import type { Values } from "./client.ts";
import type { Chance } from "./random.ts";

const refusals = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 423];
const later = [408, 425, 429, 429, 429, 500, 501, 502, 503, 504, 520, 530];

/** Bodies of errors: both surfaces' shapes, other gateways' shapes, and what is broken. */
export const errorBodies: readonly [contentType: string, body: string][] = (
  [
    {
      message: "No.",
      errorCode: "E04300",
      httpStatusCode: 400,
      logId: "abc",
      logTime: "2026-08-14T10:00:00",
    },
    {
      message: "No.",
      errorCode: "E04300",
      errors: { name: { errors: [{ errorMessage: "Too long.", errorCode: "E1" }] } },
    },
    {
      errors: {
        lines: {
          items: [
            {},
            { quantity: { errors: [{ errorMessage: "Zero.", inputValue: 0, developerHint: "Say 1." }] } },
          ],
        },
      },
    },
    {
      errors: [
        [{ entries: { items: [{ amount: { errors: [{ errorMessage: "No amount.", errorCode: "E2" }] } }] } }],
      ],
    },
    { message: "Refused.", errors: ["one", "two"] },
    {
      errors: [
        {
          propertyName: "name",
          errorMessage: "Is empty.",
          errorCode: "NotEmptyValidator",
          attemptedValue: "",
        },
      ],
    },
    { errors: [{ name: "" }] },
    {
      type: "about:blank",
      title: "Validation failed",
      status: 400,
      traceId: "00-12",
      errors: { "$.name": ["Not a text."] },
    },
    { title: "Conflict", detail: "objectVersion differs", errorCode: "ConcurrencyConflict" },
    { code: "PayloadChanged", message: "Another body came under this key." },
    { code: "URLChanged", message: "Another URL came under this key." },
    { missingModules: ["Inventory"], message: "The agreement lacks a module." },
    { errorMessage: "No.", message: "", developerHint: "Ask." },
    { message: "Filtering is not allowed.", allowedFilteringFields: ["name", "customerNumber"] },
    { message: { nested: true }, errors: 7 },
    { httpStatusCode: 500, message: "An error occurred", errors: null },
    [],
    [{ message: "first" }, { message: "second" }],
    "only a text",
    null,
    17,
    {},
  ] as const
)
  .map((body): [string, string] => ["application/json", JSON.stringify(body)])
  .concat([
    ["text/html", "<html><body><h1>502 Bad Gateway</h1>app-secret-0123456789</body></html>"],
    ["application/json", '{"message":"cut in the mid'],
    ["text/plain", "no upstream for grant-one-0123456789"],
    ["application/problem+json", '{"title":"Not found","status":404}'],
    ["application/json", ""],
    ["", "\ufeff{}"],
  ]);

/** One attempt's fate. */
export function effect(chance: Chance): Values {
  const retryAfter = () =>
    chance.of<number | string | undefined>(
      undefined,
      0,
      1,
      5,
      30,
      59,
      61,
      600,
      "Fri, 14 Aug 2026 10:00:09 GMT",
      "soon",
      -3,
    );
  const replayed = () => (chance.often(0.15) ? { headers: { "x-resultfromcache": "true" } } : {});
  const status = (values: readonly number[]): Values => {
    const [contentType, body] = chance.of(...errorBodies);
    const wait = retryAfter();
    return {
      status: chance.of(...values),
      ...(wait !== undefined && chance.often(0.5) && { retryAfter: wait }),
      ...(chance.often(0.3) && { acts: true }),
      ...(chance.often(0.15) && { keep: true }),
      ...(chance.often(0.4) && { body, ...(contentType && { contentType }) }),
      ...replayed(),
    };
  };
  return chance.of<() => Values>(
    () => ({ latency: 0 }),
    () => ({ latency: chance.between(1, 4000) }),
    () => ({ latency: chance.of(60_000, 200_000, 400_000) }),
    () => ({ drop: chance.of("before", "after", "refused") }),
    () => ({ drop: chance.of("before", "after", "refused") }),
    () => ({ drop: "hang", acts: chance.often(0.5) }),
    () => ({ garble: chance.of("truncated", "html", "empty", "stalled") }),
    () => status(refusals),
    () => status(later),
    () => status(later),
    () => status([...refusals, ...later]),
    () => status([200, 201, 204, 301, 302, 307, 304]),
    () => ({ headers: { "x-resultfromcache": "true" } }),
    () => ({ headers: { "x-requestid": chance.of(undefined, "", tokenEcho) } }),
    () => ({
      headers: {
        "x-ratelimiting": chance.of(
          undefined,
          "nonsense",
          "token-limit-100-per-60-seconds: 95/100",
          "token-limit-10000-per-60-seconds: 147/10000",
          "token-limit-10-per-1-minute: 9/10",
          "token-limit-0-per-0-seconds: 0/0",
        ),
        "x-callcost": chance.of("L", "3", "", undefined, "-1", "0.5"),
      },
    }),
  )();
}

const tokenEcho = "id of app-secret-0123456789";

/** Up to `most` faults, each for a method or all of them, once or again and again. */
export const faults = (chance: Chance, most: number): Values[] =>
  chance.list(most, () => ({
    effect: chance.often(0.5) ? effect(chance) : [effect(chance), effect(chance), effect(chance)],
    ...(chance.often(0.3) && { method: chance.of("GET", "POST", "PUT", "PATCH", "DELETE") }),
    ...(chance.often(0.4) && { skip: chance.below(4) }),
    ...(chance.often(0.5) && { times: chance.between(1, 6) }),
  }));
