import { notMadeBy } from "../config/option-checks.ts";
import { invalid } from "../errors/invalid.ts";
import { withCall } from "../errors/with-call.ts";
import { callFactsOf } from "../request/call-facts.ts";
import type { LightRequest } from "../request/light-request.ts";
import { implementationOf } from "../utils/extension.ts";
import type { Answer } from "./answer.ts";
import type { CallersKey } from "./idempotency-key.ts";
import { retry } from "./retry.ts";
import { seal } from "./seal.ts";

/** Sends a request under its key: the caller's, or a new one. */
async function sendUnderKey(request: LightRequest): Promise<Answer> {
  const { idempotencyKey } = request.call.options;
  if (idempotencyKey === undefined) return retry(request, await seal(request));
  const key = implementationOf<CallersKey>("idempotencyKey", idempotencyKey);
  if (key) return key.send(request);
  return invalid(notMadeBy("idempotencyKey", "idempotencyKey"), "idempotencyKey");
}

/** Decides whether, when and how often a request is sent. It is the `fetch` that openapi-fetch gets. */
export async function transport(request: LightRequest): Promise<Answer> {
  const { call, url } = request;
  try {
    return await sendUnderKey(request);
  } catch (error) {
    throw withCall(error, callFactsOf(call, url), call.config.redact);
  }
}
