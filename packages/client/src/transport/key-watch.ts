import type { LightRequest } from "../request/light-request.ts";
import type { Payload } from "./seal.ts";

/**
 * A write as it is about to be sent under a watched key.
 * @internal
 */
export interface SealedWrite {
  method: string;
  url: string;
  /** SHA-256 of the body's bytes in hexadecimal digits, of no bytes without a body; `undefined` for a stream. */
  digest: string | undefined;
}

/**
 * Watches over the calls that are made under one key.
 * @internal
 */
export interface KeyWatch {
  /** Sees every call's write before it is sent for the first time. Nothing is sent when it throws. */
  beforeSending?(write: SealedWrite): void | Promise<void>;
  /**
   * Returns how many milliseconds longer the key may be sent. It is asked before every attempt, beside the key's 55
   * minutes: a maker that measures the age by a clock that nobody can set back says so here.
   */
  remainingMs?(): number;
}

/** Describes a write by the three things that one key must always be sent with (RW-3). */
export async function sealedWrite({ method, url }: LightRequest, { body }: Payload): Promise<SealedWrite> {
  const bytes = body?.bytes ?? "";
  if (bytes instanceof ReadableStream) return { method, url, digest: undefined };
  const content = await new Response(bytes).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const digest = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { method, url, digest };
}
