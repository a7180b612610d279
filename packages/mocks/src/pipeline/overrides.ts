import { StrictMockError } from "../errors/mock-error.ts";
import type { Match } from "../routing/router.ts";
import type { Document } from "../table/types.ts";
import { nearestName } from "../validation/nearest-name.ts";

/**
 * A function that answers instead of the mock: with a `Response`, or with any other value as JSON. If it returns
 * `undefined`, the mock answers. It gets the request, and its path parameters as text.
 */
export type OverrideHandler = (request: Request, params: Readonly<Record<string, string>>) => unknown;

/** An active override. */
export interface Override {
  /** How many requests the override has answered. */
  readonly hits: number;
  remove(): void;
}

interface ArmedOverride {
  readonly operation: string;
  readonly handler: OverrideHandler;
  hits: number;
}

export interface Overrides {
  add(method: string, path: string, handler: OverrideHandler): Override;
  /** Returns the answer of the latest override that answers a request; undefined if there is none. */
  answer(match: Match, request: Request): Promise<Response | undefined>;
  clear(): void;
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Spells an operation as callers of `add` do: "GET /customers/{customerNumber}", "GET
 * /customersapi/Customers/{number}".
 */
const operationText = (document: Document, method: string, path: string): string =>
  `${method} ${document.host.startsWith("restapi.") ? "" : `/${document.service}`}${path}`;

/** Makes the list of a mock's overrides. */
export function createOverrides(documents: readonly Document[]): Overrides {
  const armed: ArmedOverride[] = [];
  const isOperation = (text: string): boolean =>
    documents.some((document) =>
      document.operations.some(({ method, path }) => operationText(document, method, path) === text),
    );

  return {
    add(method, path, handler) {
      const operation = `${method.toUpperCase()} ${withoutVersion(path)}`;
      if (!isOperation(operation)) throw new RangeError(unknown(operation, documents));
      if (typeof handler !== "function")
        throw new TypeError(
          `override: The handler of ${operation} must be a function, not ${typeof handler}.`,
        );
      const override: ArmedOverride = { operation, handler, hits: 0 };
      armed.push(override);
      return {
        get hits() {
          return override.hits;
        },
        remove() {
          const at = armed.indexOf(override);
          if (at >= 0) armed.splice(at, 1);
        },
      };
    },
    async answer({ document, operation, params }, request) {
      const text = operationText(document, operation.method, operation.path);
      for (const override of armed.filter((one) => one.operation === text).toReversed()) {
        const answer = await answerOf(override, request, params);
        if (answer === undefined) continue;
        override.hits += 1;
        return answer instanceof Response ? answer : Response.json(answer);
      }
      return undefined;
    },
    clear: () => {
      armed.length = 0;
    },
  };
}

/** Removes the version from a service's path, because the mock has only one version of each service. */
const withoutVersion = (path: string): string => path.replace(/^(\/\w+)\/v\d+(\.\d+)*(?=\/)/, "$1");

async function answerOf(
  { operation, handler }: ArmedOverride,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<unknown> {
  try {
    return await handler(request.clone(), params);
  } catch (error) {
    throw new StrictMockError(`The override of ${operation} threw ${String(error)}.`, { cause: error });
  }
}

function unknown(operation: string, documents: readonly Document[]): string {
  const [method = ""] = operation.split(" ");
  if (!methods.includes(method))
    return `override: There is no method "${method}" (choose one of ${methods.join(", ")}).`;
  const all = documents.flatMap((document) =>
    document.operations.map((one) => operationText(document, one.method, one.path)),
  );
  const near = nearestName(operation, all);
  const meant = near === undefined ? "" : `did you mean ${near}? `;
  const form =
    "Write the path as published. Begin the path of a service with its name, " +
    'as in "/customersapi/Customers/{number}"';
  return `override: There is no operation ${operation} (${meant}${form}).`;
}
