import { describe, expect, test } from "vitest";
import { startEmulator } from "../../testing/emulator.ts";
import { complaints } from "./check-input.ts";
import { interfaceDocument } from "./document/index.ts";

const operations = Object.entries(interfaceDocument.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const plainGets = operations
  .filter(({ path, method }) => method === "get" && !path.includes("{"))
  .map(({ path, operation }) => [path, operation] as const);

describe("the document of the interface", () => {
  test("is served, and names every operation differently", async () => {
    const { url } = await startEmulator();
    const answer = await fetch(`${url}/__mock/openapi.json`);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(interfaceDocument)));
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(plainGets)("GET %s answers 200, as the document says", async (path, operation) => {
    const { url } = await startEmulator({ mock: { seed: "company" } });
    const stop = new AbortController();
    const answer = await fetch(`${url}${path}`, { signal: stop.signal });
    const [contentType = "", content] = Object.entries(operation.responses[200]?.content ?? {})[0] ?? [];
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain(contentType);
    if (contentType === "application/json")
      expect(complaints(content?.schema ?? {}, await answer.json())).toEqual([]);
    else stop.abort();
  });
});
