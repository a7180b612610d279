import { describe, expect, test } from "vitest";
import { domains } from "../behaviour/index.ts";
import { documents } from "../table/tables.ts";
import type { Document, Operation } from "../table/types.ts";
import { bodyFor } from "../testing/body-for.ts";
import { type TestMock, testMock } from "../testing/test-mock.ts";
import { shapeOf } from "./candidates.ts";

/** Returns a path with a value for every parameter. */
function pathFor(operation: Operation): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = operation.params.find((parameter) => parameter.name === name)?.schema ?? {};
    if (schema.enum !== undefined) return String(schema.enum[0]);
    return typeof schema.pattern === "string" && !new RegExp(schema.pattern).test("1")
      ? "INVOICE_BOOKED"
      : "1";
  });
}

const send = (mock: TestMock, document: Document, method: string, path: string, body?: unknown) =>
  document.document === "rest"
    ? mock.rest(method, path, body)
    : mock.apis(document.service, method, path, body);

function bodyOf(document: Document, operation: Operation): unknown {
  if (operation.body === undefined) return undefined;
  return operation.body.contentType === "application/json"
    ? bodyFor(document, operation.body.schema)
    : new FormData();
}

describe("every operation of the table", () => {
  test("is answered as a server would: no bug, no 5xx, no missing method", async () => {
    const mock = testMock({ seed: "company", rateLimit: false });
    const wrong: string[] = [];
    let calls = 0;
    for (const document of documents) {
      for (const operation of document.operations) {
        const query = operation.params.filter((parameter) => parameter.in === "query" && parameter.required);
        const search =
          query.length === 0 ? "" : `?${query.map((parameter) => `${parameter.name}=1`).join("&")}`;
        const answer = await send(
          mock,
          document,
          operation.method,
          pathFor(operation) + search,
          bodyOf(document, operation),
        );
        calls += 1;
        if (answer.status >= 500 || answer.status === 405 || answer.status === 418) {
          wrong.push(
            `${document.document} ${operation.method} ${operation.path}: ${answer.status} ${answer.text}`,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(540);
  }, 60_000);

  test("that a domain handles is in the table", () => {
    const known = new Set(
      documents.flatMap(({ document, operations }) =>
        operations.map(({ method, path }) => `${document} ${method} ${shapeOf(path)}`),
      ),
    );
    const claimed = domains.flatMap((domain) => Object.keys(domain.operations ?? {}));
    expect(claimed.filter((name) => !known.has(shapeOf(name)))).toEqual([]);
  });

  test("of an endpoint is in the table", () => {
    const shapes = new Set(
      documents.flatMap(({ document, operations }) =>
        operations.map(({ path }) => `${document} ${shapeOf(path)}`),
      ),
    );
    const endpoints = domains.flatMap((domain) =>
      (domain.resources ?? []).flatMap((resource) => resource.endpoints),
    );
    const lost = endpoints.filter(({ document, path }) => {
      const at = `${document} ${shapeOf(path)}`;
      return ![at, `${at}/paged`, `${at}/{}`].some((shape) => shapes.has(shape));
    });
    expect(lost.map(({ document, path }) => `${document} ${path}`)).toEqual([]);
  });
});

describe("collections that belong to no domain", () => {
  test("store the records that are created in them, and list them", async () => {
    const failed: string[] = [];
    for (const document of documents.filter(({ document }) => document !== "rest")) {
      for (const operation of document.operations) {
        const single = document.operations.find(
          ({ method, path }) => method === "GET" && shapeOf(path) === `${shapeOf(operation.path)}/{}`,
        );
        if (operation.method !== "POST" || single === undefined) continue;
        const mock = testMock({ rateLimit: false });
        if (mock.engine.serve(document, operation).fidelity !== "derived") continue;
        const made = await send(mock, document, "POST", pathFor(operation), bodyOf(document, operation));
        const headers = { "x-appsecrettoken": "secret", "x-agreementgranttoken": "grant" };
        const found =
          made.status === 201 ? await mock.fetch(made.headers.get("location") ?? "", { headers }) : undefined;
        if (found?.status !== 200)
          failed.push(`${document.document} ${operation.path}: ${made.status}, then ${found?.status}`);
      }
    }
    expect(failed).toEqual([]);
  }, 60_000);
});
