import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";

const unit = { name: "kasse" };
const url = "https://restapi.e-conomic.com/units";
const headers = {
  "x-appsecrettoken": "secret",
  "x-agreementgranttoken": "grant",
  "content-type": "application/json",
};
const post = (signal?: AbortSignal): RequestInit => ({
  method: "POST",
  headers,
  body: JSON.stringify(unit),
  ...(signal === undefined ? {} : { signal }),
});

const units = async (mock: ReturnType<typeof testMock>): Promise<number> =>
  (await mock.rest("GET", "/units")).body.pagination.results;

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("connections that fail", () => {
  test.each([
    ["before", "ECONNRESET", 2, 1],
    ["after", "ECONNRESET", 3, 1],
    ["refused", "ECONNREFUSED", 2, 0],
  ] as const)("%s: %s as from Node's fetch, then %i units, %i requests", async (drop, code, left, logged) => {
    const mock = testMock();
    const fault = mock.faults.add({ effect: { drop } });
    const error = await mock.fetch(url, post()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "fetch failed", cause: { code, errno: expect.any(Number) } });
    expect(mock.requests).toHaveLength(logged);
    expect(mock.requests.every(({ status, body }) => status === 0 && body !== undefined)).toBe(true);
    expect([await units(mock), fault.hits]).toEqual([left, 1]);
  });
});

describe("answers that never come", () => {
  test.each([
    [false, 2],
    [true, 3],
  ])("acts %s: the request is logged at once, and ends with the abort's reason", async (acts, left) => {
    const mock = testMock();
    mock.faults.add({ effect: { drop: "hang", acts } });
    const caller = new AbortController();
    let ended = false;
    const waiting = mock.fetch(url, post(caller.signal)).finally(() => {
      ended = true;
    });
    await turn();
    expect(mock.requests).toMatchObject([{ status: 0, body: unit }]);
    expect(ended).toBe(false);
    caller.abort(new RangeError("too long"));
    await expect(waiting).rejects.toThrow(new RangeError("too long"));
    expect(await units(mock)).toBe(left);
  });

  test("a Request's own signal ends it too", async () => {
    const mock = testMock();
    mock.faults.add({ effect: { drop: "hang" } });
    const request = new Request(url, post(AbortSignal.timeout(5)));
    await expect(mock.fetch(request)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("a stalled body has its headers and half of it, then nothing until the abort", async () => {
    const mock = testMock();
    const whole = await (await mock.fetch(url, { headers })).text();
    mock.faults.add({ effect: { garble: "stalled" } });
    const caller = new AbortController();
    const answer = await mock.fetch(url, { headers, signal: caller.signal });
    expect([answer.status, answer.headers.get("content-length")]).toEqual([200, String(whole.length)]);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
    const more = reader?.read();
    expect(await Promise.race([more, turn().then(() => "nothing")])).toBe("nothing");
    caller.abort(new RangeError("too long"));
    await expect(more).rejects.toThrow(new RangeError("too long"));
  });
});

describe("a caller that aborts", () => {
  test("before the request: nothing arrives", async () => {
    const mock = testMock();
    await expect(mock.fetch(url, post(AbortSignal.abort("gone")))).rejects.toBe("gone");
    expect(mock.requests).toHaveLength(0);
  });

  test("during it: the wait ends at once, but the request is carried out", async () => {
    const mock = testMock();
    mock.faults.add({ effect: { latency: 60 } });
    const start = performance.now();
    await expect(mock.fetch(url, post(AbortSignal.timeout(2)))).rejects.toMatchObject({
      name: "TimeoutError",
    });
    expect(performance.now() - start).toBeLessThan(55);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await units(mock)).toBe(3);
  });
});
