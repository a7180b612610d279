import type { Document, Operation } from "../src/table/types.ts";
import type { Memory } from "./memory.ts";
import type { Random } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { randomQuery } from "./random-query.ts";
import { edgeText } from "./values.ts";

/** A request, and the operation that it was made for. */
export interface RandomRequest {
  readonly operation: Operation;
  readonly url: string;
  readonly init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body: BodyInit | null;
  };
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Makes a request for an operation: mostly with keys of records that exist, and nearly always with its own method. */
export function randomRequest(
  document: Document,
  operation: Operation,
  memory: Memory,
  random: Random,
): RandomRequest {
  const method = random.chance(0.98) ? operation.method : random.pick(methods);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    keyText(operation, name, memory, random),
  );
  const query = String(randomQuery(operation, memory, random));
  const origin =
    document.document === "rest"
      ? "https://restapi.e-conomic.com"
      : `https://apis.e-conomic.com/${document.service}/v${random.chance(0.95) ? document.version : "99.1.0"}`;
  const sent = method === "GET" ? undefined : bodyOf(document, operation, memory, random);
  const headers: Record<string, string> = { "x-appsecrettoken": "secret", "x-agreementgranttoken": "grant" };
  if (sent !== undefined && sent.contentType !== "") headers["content-type"] = sent.contentType;
  if (random.chance(0.05)) headers["idempotency-key"] = `key-${random.below(5)}`;
  if (random.chance(0.05)) headers.accept = random.pick(["application/pdf", "text/html", "*/*", "zz"]);
  return {
    operation,
    url: `${origin}${path}${query === "" ? "" : `?${query}`}`,
    init: { method, headers, body: sent?.body ?? null },
  };
}

/** Makes a body if the operation has one, and sometimes if it has none. */
function bodyOf(document: Document, operation: Operation, memory: Memory, random: Random) {
  const isWanted = operation.body !== undefined ? random.chance(0.98) : random.chance(0.05);
  return isWanted ? randomBody(document, operation, memory, random) : undefined;
}

function keyText({ params }: Operation, name: string, memory: Memory, random: Random): string {
  const { enum: choices = [] } = params.find((parameter) => parameter.name === name)?.schema ?? {};
  if (choices.length > 0 && random.chance(0.9)) return encodeURIComponent(String(random.pick(choices)));
  const known = random.chance(0.7) ? memory.value(name, random) : undefined;
  const key = known ?? (random.chance(0.85) ? 1 + random.below(12) : edgeText(random));
  // A URL cannot contain a lone surrogate: encoding it as bytes turns it into another character.
  return encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(String(key))));
}
