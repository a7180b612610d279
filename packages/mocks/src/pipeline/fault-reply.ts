import { StrictMockError } from "../errors/mock-error.ts";
import type { Surface } from "../table/types.ts";
import { type ErrorContext, problem, restError } from "../validation/index.ts";
import type { FaultHeaders, StatusEffect } from "./fault-rule.ts";
import { renderError } from "./render.ts";
import type { Reply } from "./reply.ts";

const texts: Readonly<Record<number, string>> = {
  429: "Too many requests.",
  500: "Internal server error.",
  502: "Bad gateway.",
  503: "Service unavailable.",
  504: "Gateway timeout.",
};

/** Makes the answer of a fault with a status. */
export function faultReply(effect: StatusEffect, surface: Surface, context: ErrorContext): Reply {
  const { status, retryAfter, body } = effect;
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  if (body !== undefined) {
    const isText = typeof body === "string";
    const { contentType = isText ? "text/plain" : "application/json" } = effect;
    if (contentType !== "") headers["content-type"] = contentType;
    return { status, headers, body: isText ? body : JSON.stringify(body) };
  }
  const message = texts[status] ?? "Failed by a fault of the mock.";
  const answer =
    surface === "rest"
      ? restError(context, { status, message })
      : problem(context, { status, title: message });
  return renderError(answer, headers);
}

/** Sets header fields of a reply. `undefined` removes a field. */
export function withFaultHeaders(reply: Reply, changes: FaultHeaders): Reply {
  const headers = { ...reply.headers };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
  return { ...reply, headers };
}

const badGatewayPage =
  "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad gateway</h1></body></html>";

/** Breaks the body of an answer in one of four ways. */
export function garbleReply(reply: Reply, how: "truncated" | "html" | "empty" | "stalled"): Reply {
  if (how === "html")
    return { ...reply, headers: { ...reply.headers, "content-type": "text/html" }, body: badGatewayPage };
  if (how === "stalled") return { ...reply, stalled: true };
  if (how === "empty" || reply.body === null) return { ...reply, body: "" };
  return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}

/** Lets a test's function change a JSON answer. Throws a StrictMockError if the answer, or what it returns, is not JSON. */
export async function rewriteReply(
  reply: Reply,
  rewrite: (answer: unknown) => unknown,
  what: string,
): Promise<Reply> {
  if (typeof reply.body !== "string" || !/json/.test(reply.headers["content-type"] ?? ""))
    throw new StrictMockError(`A fault with rewrite hit ${what}, whose answer is not JSON.`);
  const body = JSON.stringify(await rewrite(JSON.parse(reply.body)));
  if (body === undefined)
    throw new StrictMockError(
      `A fault's rewrite returned nothing for ${what} (return the answer, or use garble: "empty").`,
    );
  return { ...reply, body };
}
