/** Calls `/__mock/` with the types of the interface's OpenAPI document. */
import createClient from "openapi-fetch";
import type { components, paths } from "../../src/server/interface/generated/types.ts";

type Schemas = components["schemas"];
export type Agreement = Schemas["Agreement"];
export type Clock = Schemas["Clock"];
export type Delivery = Schemas["Delivery"];
export type Fault = Schemas["Fault"];
export type FaultRule = Schemas["FaultRule"];
export type IdempotencyKey = Schemas["IdempotencyKey"];
export type KindSummary = Schemas["KindSummary"];
export type Ledger = Schemas["Ledger"];
export type Overview = Schemas["Overview"];
export type RateLimit = Schemas["RateLimit"];
export type RecordPage = Schemas["RecordPage"];
export type RecordView = Schemas["RecordView"];
export type Request = Schemas["Request"];
export type SurfaceView = Schemas["SurfaceView"];

export const api = createClient<paths>({
  baseUrl: location.origin,
  // Every write needs a JSON content type, even without a body, because a form on another page cannot send one.
  headers: { "content-type": "application/json" },
});

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Returns the data of an answer.
 *
 * @throws Error with the interface's message if it refused the call.
 */
export async function take<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new Error(messageOf(error) ?? `The emulator answered ${response.status}.`);
  return data as T;
}

function messageOf(error: unknown): string | undefined {
  if (typeof error === "object" && error !== null && "message" in error && typeof error.message === "string")
    return error.message;
  return undefined;
}
