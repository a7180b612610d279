import { describe, expect, test } from "vitest";
import { only, startEmulator } from "../../testing/emulator.ts";
import { interfaceDocument } from "./document/index.ts";

const headers = { "content-type": "application/json" };

const writes = Object.entries(interfaceDocument.paths).flatMap(([path, methods]) =>
  Object.keys(methods)
    .filter((method) => method !== "get")
    .map((method) => [method.toUpperCase(), path] as const),
);

const oddBodies = [
  "{}",
  "[]",
  "null",
  '"text"',
  "{",
  "",
  '{"by":{},"now":[],"effect":null,"name":{},"agreement":{}}',
];

/** Recognizes the answer to a bug: the mock reports its own bugs with 418. */
const isBug = (status: number): boolean => status >= 500 || status === 418;

describe("odd input never leads to a bug of the mock", () => {
  test.each(writes)("%s %s with odd bodies", async (method, path) => {
    const { url } = await startEmulator({ mock: { seed: "company" } });
    const address =
      url +
      path
        .replace("{agreement}", "only")
        .replace("{kind}", "customers")
        .replace(/\{\w+\}/g, "1");
    for (const body of oddBodies) {
      const { status } = await fetch(address, { method, headers, body });
      expect([body, status, isBug(status)]).toEqual([body, status, false]);
    }
  });

  test("records of any kind that are empty, incomplete or have odd values", async () => {
    const { url, client } = await startEmulator({ mock: { seed: "company" } });
    const { data } = await client.GET("/__mock/agreements/{agreement}/records", { params: only });
    for (const { kind, key } of data?.items ?? []) {
      const address = `${url}/__mock/agreements/only/records/${encodeURIComponent(kind)}`;
      const bodies = [
        {},
        { [key[0] ?? ""]: {} },
        { [key[0] ?? ""]: null },
        { lines: [{}] },
        { lines: [null] },
      ];
      for (const body of bodies) {
        const { status } = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
        expect([kind, body, status, isBug(status)]).toEqual([kind, body, status, false]);
      }
      for (const address2 of [`${address}/x`, `${address}/1%2F2`, `${address}/1/pdf`, `${address}?q=%00`]) {
        const { status } = await fetch(address2);
        expect([address2, status, isBug(status)]).toEqual([address2, status, false]);
      }
    }
  });

  test("records of every kind are shown under their keys", async () => {
    const { url, client } = await startEmulator({ mock: { seed: "company" } });
    const { data } = await client.GET("/__mock/agreements/{agreement}/records", { params: only });
    for (const { kind, key: keyFields } of data?.items ?? []) {
      const address = `${url}/__mock/agreements/only/records/${encodeURIComponent(kind)}`;
      const page = (await (await fetch(`${address}?pageSize=3`)).json()) as { items: { key: string }[] };
      for (const { key } of page.items) {
        const one = `${address}/${encodeURIComponent(key)}`;
        expect([kind, key, (await fetch(one)).status]).toEqual([kind, key, 200]);
        for (const field of keyFields) {
          const body = JSON.stringify({ [field]: 987_654 });
          const { status } = await fetch(one, { method: "PATCH", headers, body });
          expect([kind, key, field, status]).toEqual([kind, key, field, 422]);
        }
      }
    }
  });
});
