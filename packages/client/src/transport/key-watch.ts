import type { LightRequest } from "../request/light-request.ts";
import { sha256 } from "../utils/sha256.ts";
import type { Answer } from "./answer.ts";
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
  /**
   * Returns how old the key is, in milliseconds, by a clock that nobody can set back. It is asked before every attempt,
   * whatever the client's clock says.
   */
  ageMs(): number;
  /** Sees every call's write before it is sent, and sends it with `send`. Nothing is sent when it throws instead. */
  send(write: SealedWrite, send: () => Promise<Answer>): Promise<Answer>;
}

/** Describes a write by the three things that one key must always be sent with (RW-3). */
export async function sealedWrite({ method, url }: LightRequest, { body }: Payload): Promise<SealedWrite> {
  const bytes = body?.bytes ?? "";
  if (bytes instanceof ReadableStream) return { method, url, digest: undefined };
  return { method, url, digest: await sha256(await new Response(bytes).arrayBuffer()) };
}
