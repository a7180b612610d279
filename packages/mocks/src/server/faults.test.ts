import { afterEach, describe, expect, test } from "vitest";
import { expectStalledBody } from "../testing/stalled-body.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start() {
  const server = await startServer({ port: 0, host: "127.0.0.1" });
  running.push(server);
  return { mock: server.mock, units: `${server.url}/restapi.e-conomic.com/units` };
}

const headers = { "X-AppSecretToken": "secret", "X-AgreementGrantToken": "grant" };
const post = {
  method: "POST",
  headers: { ...headers, "content-type": "application/json" },
  body: '{"name":"kasse"}',
};

describe("faults on a real socket", () => {
  test.each([
    ["before", 0],
    ["after", 1],
  ] as const)("a connection cut %s: %i units more", async (drop, more) => {
    const { mock, units } = await start();
    mock.faults.add({ effect: { drop } });
    const error = await fetch(units, post).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      message: "fetch failed",
      cause: { code: expect.stringMatching(/SOCKET|RESET/) },
    });
    const page = await (await fetch(units, { headers })).json();
    expect(page).toMatchObject({ pagination: { results: 2 + more } });
  });

  test("`drop: refused` is a TypeError: a closed server refuses connections", async () => {
    const { mock, units } = await start();
    expect(() => mock.faults.add({ effect: { drop: "refused" } })).toThrow("call close()");
    await running.pop()?.close();
    await expect(fetch(units, { headers })).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  });

  test.each([
    [false, 2],
    [true, 3],
  ])("no answer, acts %s: until the caller goes; %i units then", async (acts, left) => {
    const { mock, units } = await start();
    mock.faults.add({ effect: { drop: "hang", acts } });
    const given = fetch(units, { ...post, signal: AbortSignal.timeout(100) });
    await expect(given).rejects.toMatchObject({ name: "TimeoutError" });
    expect(mock.requests).toMatchObject([{ status: 0, body: { name: "kasse" } }]);
    expect(await (await fetch(units, { headers })).json()).toMatchObject({ pagination: { results: left } });
  });

  test("closing the server cuts a connection that waits without an answer", async () => {
    const { mock, units } = await start();
    mock.faults.add({ effect: { drop: "hang" } });
    const waiting = fetch(units, { headers }).catch((error: unknown) => error);
    while (mock.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await running.pop()?.close();
    expect(await waiting).toMatchObject({ message: "fetch failed" });
  });

  test("a stalled body stops after its half until the caller disconnects", async () => {
    const { mock, units } = await start();
    await expectStalledBody(mock.faults, (signal) => fetch(units, { headers, signal: signal ?? null }));
  });

  test("headers, statuses and rewritten bodies arrive as they are", async () => {
    const { mock, units } = await start();
    mock.faults.add({
      effect: [
        { status: 307, headers: { Location: "https://evil.test/", "X-RequestId": undefined } },
        { status: 520, body: "", contentType: "" },
        { rewrite: (page) => page.pagination.results },
      ],
    });
    const redirect = await fetch(units, { headers, redirect: "manual" });
    expect([redirect.status, redirect.headers.get("location"), redirect.headers.get("x-requestid")]).toEqual([
      307,
      "https://evil.test/",
      null,
    ]);
    const cloudflare = await fetch(units, { headers });
    expect([cloudflare.status, cloudflare.headers.get("content-type"), await cloudflare.text()]).toEqual([
      520,
      null,
      "",
    ]);
    expect(await (await fetch(units, { headers })).json()).toBe(2);
  });
});
