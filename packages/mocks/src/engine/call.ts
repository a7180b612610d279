import type { View } from "../projection/rule.ts";
import type { Key } from "../store/entity.ts";
import type { Document, Operation } from "../table/types.ts";
import type { Mock } from "./mock-context.ts";

/** A request that was routed, authenticated, charged, allowed and checked, so that a behaviour can answer it. */
export interface Call extends View {
  readonly mock: Mock;
  readonly document: Document;
  readonly operation: Operation;
  /** Path parameters by their published names. They are numbers if the operation table says so, and otherwise texts. */
  readonly params: Readonly<Record<string, Key>>;
  /** The query as sent. */
  readonly query: URLSearchParams;
  /** A JSON body as sent, checked against the published schema; undefined if there is none. */
  readonly body: unknown;
  /** Reads a body that is a form, such as the upload of a file. */
  form(): Promise<FormData>;
  /** The path below the base, unchanged, for `self` links of listings. */
  readonly path: string;
  /** The query string, unchanged, with its question mark; empty if there is none. */
  readonly search: string;
  readonly requestId: string;
  /** The Accept header as sent. */
  readonly accept: string | null;
}

/** The part of a call that exists without a request: builders run the same code as requests do. */
export type CallContext = Pick<Call, "agreement" | "base" | "mock" | "now" | "surface">;

/** The answer of a behaviour, before the headers of every answer are added. */
export interface Answer {
  readonly status: number;
  /** A JSON body. */
  readonly body?: unknown;
  /** A body that is not JSON. */
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
  /** The path of a created resource below the base. It becomes an absolute `Location` (L-02, O-53). */
  readonly location?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The behaviour of one operation. It is synchronous where possible, so that no other request comes in between. */
export type Handler = (call: Call) => Answer | Promise<Answer>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const empty = (status = 204): Answer => ({ status });
export const file = (bytes: Uint8Array, contentType = "application/pdf"): Answer => ({
  status: 200,
  bytes,
  contentType,
});
