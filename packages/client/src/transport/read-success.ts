import { ServerError } from "../errors/errors.ts";
import type { ErrorFacts } from "../errors/facts.ts";
import type { LightRequest } from "../request/light-request.ts";

/** How many characters of a broken answer the message quotes. */
const excerptLength = 200;

/** The form in which the caller wants the body of a success. */
export type Expected = "json" | "bytes" | "stream";

/** Returns the expected form. Files are bytes unless the caller asks for a stream, and everything else is JSON. */
export function expectedOf({ method, path, options }: LightRequest["call"]): Expected {
  if (options.as) return options.as;
  const isFile = method === "GET" && (path.endsWith("/pdf") || path.endsWith("/file"));
  return isFile ? "bytes" : "json";
}

/**
 * Reads a success that is JSON. Only a write may have an empty answer, or `null`, because an empty answer to a read
 * would look like a missing record.
 */
function readJson(text: string, isWrite: boolean): { data: unknown } | { text: string } {
  const nothing = isWrite ? { data: undefined } : { text: "" };
  if (text === "") return nothing;
  try {
    const data: unknown = JSON.parse(text);
    return data === null ? nothing : { data };
  } catch {
    return { text };
  }
}

/** Returns the data of a success, or the text that was sent instead. */
export async function readSuccess(
  response: Response,
  expected: Expected,
  isWrite: boolean,
): Promise<{ data: unknown } | { text: string }> {
  if (expected === "json") return readJson(await response.text(), isWrite);
  // The server sent an error page or document instead of the file.
  if (/json|html/.test(response.headers.get("content-type") ?? "")) return { text: await response.text() };
  if (expected === "stream") return response.body ? { data: response.body } : { text: "" };
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A file without bytes is refused, because a caller might send it to a customer as an invoice.
  return bytes.length > 0 ? { data: bytes } : { text: "" };
}

/** Makes the error of a success whose body has another form than the operation promises. */
export const brokenSuccess = (expected: Expected, facts: ErrorFacts & { body: string }): ServerError => {
  const promised = expected === "json" ? "JSON" : "a file";
  const excerpt = facts.body === "" ? "nothing" : facts.body.slice(0, excerptLength);
  return new ServerError(
    `The server answered ${facts.status}, but instead of ${promised} it sent: ${excerpt}`,
    facts,
  );
};
