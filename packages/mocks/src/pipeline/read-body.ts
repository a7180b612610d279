import { IssuesRefusal, Refusal } from "../errors/refusal.ts";
import { isObject } from "../store/entity.ts";
import type { Operation, Surface } from "../table/types.ts";

export interface ReadBody {
  /** The body as text, to compare it with an earlier request under the same key. */
  readonly text: string;
  readonly bytes: Uint8Array | undefined;
  /** The parsed JSON; undefined if the body is not JSON or missing. */
  readonly json: unknown;
}

const nothing: ReadBody = { text: "", bytes: undefined, json: undefined };

/**
 * Reads a request's body once. The JSON is parsed later, because a replay under an idempotency key comes before the 400
 * for a body that is not JSON.
 */
export async function readBody(request: Request): Promise<ReadBody> {
  if (request.body === null) return nothing;
  if (!isJson(request.headers.get("content-type"))) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length === 0
      ? nothing
      : { text: new TextDecoder("latin1").decode(bytes), bytes, json: undefined };
  }
  return { text: await request.text(), bytes: undefined, json: undefined };
}

const isJson = (contentType: string | null): boolean =>
  contentType !== null && /^(application\/(?:[\w.-]+\+)?json|text\/json)\s*(;|$)/i.test(contentType);

/**
 * Parses the body of an operation. Throws a 415 for a content type that is not the published one (L-32), and a 400 for
 * text that is not JSON.
 */
export function parseBody(
  body: ReadBody,
  contentType: string | null,
  operation: Operation,
  surface: Surface,
): unknown {
  const wanted = operation.body?.contentType;
  if (wanted === undefined) return undefined;
  if (wanted !== "application/json") {
    if (contentType?.toLowerCase().startsWith(wanted)) return undefined;
    throw new Refusal(415, { message: "Unsupported media type.", hint: `Send ${wanted}.` });
  }
  if (!isJson(contentType)) {
    throw new Refusal(415, { message: "Unsupported media type.", hint: "Send application/json." });
  }
  const json = parsed(body.text);
  if (surface === "rest") {
    const takesList = operation.body?.schema.type === "array" && Array.isArray(json);
    if (!isObject(json) && !takesList) throw invalidJson();
  } else if (json === undefined) {
    const message =
      body.text.trim() === ""
        ? "A non-empty request body is required."
        : "The request body is not valid JSON.";
    throw new IssuesRefusal([{ path: [], message }]);
  }
  return json;
}

/** Parses a JSON text. Returns undefined if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Makes REST's refusal of a body that is not an object. It has no tree of errors (L-158). */
const invalidJson = (): Refusal =>
  new Refusal(400, {
    message: "Invalid json in request body",
    hint: "Expected a JSON with an object as the root element",
  });
