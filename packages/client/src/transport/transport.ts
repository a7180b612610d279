import { invalid } from "../errors/invalid.ts";
import type { LightRequest } from "../request/light-request.ts";
import { implementationOf } from "../utils/extension.ts";
import type { Answer } from "./answer.ts";
import type { CallersKey } from "./idempotency-key.ts";
import { retry } from "./retry.ts";
import { seal } from "./seal.ts";

/** Decides whether, when and how often a request is sent. The `fetch` that openapi-fetch is given. */
export async function transport(request: LightRequest): Promise<Answer> {
  const { idempotencyKey } = request.call.options;
  if (idempotencyKey === undefined) return retry(request, await seal(request));
  const key = implementationOf<CallersKey>("idempotencyKey", idempotencyKey);
  if (key) return key.send(request);
  return invalid("The option idempotencyKey must be made by idempotencyKey(…).", "idempotencyKey");
}
