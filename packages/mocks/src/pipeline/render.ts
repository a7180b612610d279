import type { Answer } from "../engine/call.ts";
import { type DecimalShape, decimalShape, renderJson, restDigits } from "../money/index.ts";
import type { Match } from "../routing/router.ts";
import type { Rulings } from "../settings/rulings.ts";
import type { Operation } from "../table/types.ts";
import type { ErrorAnswer } from "../validation/index.ts";
import type { Reply } from "./reply.ts";

/**
 * The shapes of answers, by the number of decimals of sales documents: mocks in one process may have different numbers.
 */
const shapesBy = new Map<number, WeakMap<Operation, DecimalShape | null>>();

const documentPath = /^\/(invoices|orders|quotes)\b|\/invoices\//;

/**
 * Returns the shape of an operation's answer. REST writes decimals with their zeros: `-1600.0`, and `100.000000` on
 * sales documents (L-44, L-107). Returns undefined if the answer has no such decimals.
 */
function shapeFor({ document, operation, surface }: Match, digits: number): DecimalShape | undefined {
  if (surface !== "rest") return undefined;
  const shapes = shapesBy.get(digits) ?? new WeakMap<Operation, DecimalShape | null>();
  shapesBy.set(digits, shapes);
  let shape = shapes.get(operation);
  if (shape === undefined) {
    const published =
      Object.values(operation.responses)[0]?.schema ?? responseBeside(document.operations, operation);
    shape =
      published === undefined
        ? null
        : (decimalShape(
            published,
            document.schemas,
            restDigits(documentPath.test(operation.path) ? "document" : "other", digits),
          ) ?? null);
    shapes.set(operation, shape);
  }
  return shape ?? undefined;
}

/**
 * Finds the schema of the record that a write answers with. The schema is published with the GET of the same path, or
 * with the GET of a single record below that path.
 */
function responseBeside(operations: readonly Operation[], { path }: Operation) {
  const beside =
    operations.find(
      (other) => other.method === "GET" && other.path === path && other.listing === undefined,
    ) ??
    operations.find(
      (other) =>
        other.method === "GET" &&
        other.path.startsWith(`${path}/{`) &&
        !other.path.slice(path.length + 1).includes("/"),
    );
  return beside === undefined ? undefined : Object.values(beside.responses)[0]?.schema;
}

export function renderAnswer(
  answer: Answer,
  match: Match,
  base: string,
  { documentDecimals }: Pick<Rulings, "documentDecimals">,
): Reply {
  const headers: Record<string, string> = { ...answer.headers };
  if (answer.location !== undefined) headers.location = base + answer.location;
  if (answer.bytes !== undefined) {
    headers["content-type"] = answer.contentType ?? "application/octet-stream";
    return { status: answer.status, headers, body: answer.bytes };
  }
  if (answer.body === undefined) return { status: answer.status, headers, body: null };
  headers["content-type"] = answer.contentType ?? "application/json; charset=utf-8";
  return { status: answer.status, headers, body: renderJson(answer.body, shapeFor(match, documentDecimals)) };
}

export const renderError = (answer: ErrorAnswer, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: answer.status,
  headers: { ...headers, "content-type": `${answer.contentType}; charset=utf-8` },
  body: JSON.stringify(answer.body),
});
