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
  /**
   * The SHA-256 of the body's bytes in hexadecimal digits. Without a body it is the hash of no bytes; for a stream it
   * is `undefined`.
   */
  digest: string | undefined;
}

/**
 * Watches the calls under one key.
 * @internal
 */
export interface KeyWatch {
  /**
   * Returns the age of the key in milliseconds, by a clock that nobody can set back. It is called before every
   * attempt, whatever the client's clock says.
   */
  ageMs(): number;
  /**
   * Is called with each call's write before anything is sent, and calls `send` to send it. If it throws instead,
   * nothing is sent.
   */
  send(write: SealedWrite, send: () => Promise<Answer>): Promise<Answer>;
}

/** Describes a write by method, URL and body, which must always be the same for one key (RW-3). */
export async function sealedWrite({ method, url }: LightRequest, { body }: Payload): Promise<SealedWrite> {
  const bytes = body?.bytes ?? "";
  if (bytes instanceof ReadableStream) return { method, url, digest: undefined };
  return { method, url, digest: await sha256(await new Response(bytes).arrayBuffer()) };
}
