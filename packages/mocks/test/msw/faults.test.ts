/** Tests faults through msw. They look as much like Node's own fetch as a handler of msw can make them. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEconomicMock } from "../../src/index.ts";
import { expectStalledBody } from "../../src/testing/stalled-body.ts";
import { type NetworkTrap, trapNetwork } from "./network-trap.ts";
import { request } from "./node-client.ts";
import { testDomain, tokenHeaders } from "./spellings.ts";

const units = `https://restapi.${testDomain}/units`;
const post = {
  method: "POST",
  headers: { ...tokenHeaders, "content-type": "application/json" },
  body: '{"name":"æ"}',
};
const mock = createEconomicMock({ domains: [testDomain] });
let trap: NetworkTrap;

beforeEach(() => {
  mock.reset();
  trap = trapNetwork();
  mock.listen();
});
afterEach(() => {
  mock.close();
  expect(trap.attempts).toEqual([]);
  vi.restoreAllMocks();
});

const names = async (): Promise<string[]> => {
  const { collection } = await (await fetch(units, { headers: tokenHeaders })).json();
  return collection.map(({ name }: { name: string }) => name);
};

describe("through msw", () => {
  test.each([
    ["before", "ECONNRESET", false],
    ["after", "ECONNRESET", true],
    ["refused", "ECONNREFUSED", false],
  ] as const)("%s is a TypeError with the code %s; carried out: %s", async (drop, code, done) => {
    const fault = mock.faults.add({ times: 2, effect: { drop } });
    const error = await fetch(units, post).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ cause: { code } });
    // msw cannot set a code on the error of node:http.
    await expect(request(units, tokenHeaders)).rejects.toThrow(Error);
    expect([fault.hits, mock.requests.length]).toEqual([2, drop === "refused" ? 0 : 2]);
    expect((await names()).includes("æ")).toBe(done);
  });

  test.each([false, true])("an answer that never comes, acts %s: ends with the abort", async (acts) => {
    mock.faults.add({ effect: { drop: "hang", acts } });
    const caller = new AbortController();
    const waiting = fetch(units, { ...post, signal: caller.signal });
    await vi.waitFor(() => expect(mock.requests).toHaveLength(1));
    caller.abort(new RangeError("too long"));
    await expect(waiting).rejects.toThrow("too long");
    expect((await names()).includes("æ")).toBe(acts);
  });

  test("a stalled body: headers and half of it, then nothing until the abort", async () => {
    await expectStalledBody(mock.faults, (signal) =>
      fetch(units, { headers: tokenHeaders, signal: signal ?? null }),
    );
  });

  test("answers of any status, changed headers and rewritten bodies", async () => {
    mock.faults.add({
      effect: [
        { status: 302, headers: { location: "https://evil.test/" } },
        { status: 522, body: "<p>", contentType: "" },
        { headers: { "x-ratelimiting": "nonsense", "x-callcost": undefined } },
        { rewrite: () => ["changed"] },
      ],
    });
    const shown = [];
    for (let call = 0; call < 4; call += 1) {
      const answer = await fetch(units, { headers: tokenHeaders, redirect: "manual" });
      const { headers } = answer;
      shown.push([
        answer.status,
        headers.get("location"),
        headers.get("x-ratelimiting"),
        headers.has("content-type"),
        (await answer.text()).slice(0, 11),
      ]);
    }
    expect(shown).toEqual([
      [302, "https://evil.test/", null, true, '{"message":'],
      [522, null, null, false, "<p>"],
      [200, null, "nonsense", true, '{"collectio'],
      [200, null, expect.stringContaining("per-60-seconds"), true, '["changed"]'],
    ]);
  });
});
