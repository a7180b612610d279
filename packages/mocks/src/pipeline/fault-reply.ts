import type { Surface } from "../table/types.ts";
import { type ErrorContext, problem, restError } from "../validation/index.ts";
import type { FaultEffect } from "./faults.ts";
import { renderError } from "./render.ts";
import type { Reply } from "./reply.ts";

type StatusEffect = Extract<FaultEffect, { status: number }>;

const TEXTS: Readonly<Record<number, string>> = {
  429: "Too many requests.",
  500: "Internal server error.",
  502: "Bad gateway.",
  503: "Service unavailable.",
  504: "Gateway timeout.",
};

/** The answer of a fault that has a status. */
export function faultReply(effect: StatusEffect, surface: Surface, context: ErrorContext): Reply {
  const headers: Record<string, string> =
    effect.retryAfter === undefined ? {} : { "retry-after": String(effect.retryAfter) };
  if (effect.body !== undefined) {
    return {
      status: effect.status,
      headers: { ...headers, "content-type": effect.contentType ?? "text/plain" },
      body: effect.body,
    };
  }
  const message = TEXTS[effect.status] ?? "Failed by a fault of the mock.";
  const answer =
    surface === "rest"
      ? restError(context, { status: effect.status, message })
      : problem(context, { status: effect.status, title: message });
  return renderError(answer, headers);
}

const HTML =
  "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad gateway</h1></body></html>";

/** What is left of an answer after `truncated`, `html` or `empty`. */
export function garbled(reply: Reply, how: "truncated" | "html" | "empty"): Reply {
  if (how === "html")
    return { ...reply, headers: { ...reply.headers, "content-type": "text/html" }, body: HTML };
  if (how === "empty" || reply.body === null) return { ...reply, body: "" };
  return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}
