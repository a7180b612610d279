import type { LightRequest } from "../request/light-request.ts";
import type { Answer } from "./answer.ts";
import { learnFrom } from "./rate-limit.ts";
import { brokenSuccess, expectedOf, readSuccess } from "./read-success.ts";

/** Reads `Retry-After`, which is in seconds or a date, as whole milliseconds from now, rounded up. */
function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after") ?? "";
  const ms = /^[\d.]+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return ms >= 0 ? Math.ceil(ms) : undefined;
}

/** Reads an answer to its end. Throws a ServerError for a success whose body is broken. */
export async function readAnswer(
  response: Response,
  request: LightRequest,
  isWrite: boolean,
  attempts: number,
): Promise<Answer> {
  const { redact, isDemo, budget, clock } = request.call.config;
  const { status, ok, headers } = response;
  const rateLimit = learnFrom(headers, budget, clock.now());
  const requestId = redact(headers.get("x-requestid") ?? "") || undefined;
  // The header may also be "false": then the answer is new (RW-6).
  const replayed = isWrite && headers.get("x-resultfromcache")?.toLowerCase() === "true";
  const expected = expectedOf(request.call);
  const content = ok ? await readSuccess(response, expected, isWrite) : { text: await response.text() };
  const text = "text" in content ? content.text : "";
  if (ok && "text" in content)
    throw brokenSuccess(expected, {
      status,
      body: redact(text),
      requestId,
      replayed,
      attempts,
    });
  return {
    data: "data" in content ? content.data : undefined,
    response: { status, headers, url: request.url },
    requestId,
    rateLimit,
    replayed,
    attempts,
    status,
    ok,
    headers,
    body: null,
    text,
    redact,
    isDemo,
    retryAfterMs: readRetryAfter(headers, clock.now()),
  };
}
