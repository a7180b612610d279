import { describe, expect, test } from "vitest";
import { only, startEmulator } from "../../testing/emulator.ts";
import type { Schemas } from "./call.ts";

const unitCount = async ({ rest }: Awaited<ReturnType<typeof startEmulator>>): Promise<number> =>
  (await rest("GET", "/units")).body.pagination.results;

describe("the clock over HTTP", () => {
  test("is read, moved, set, stopped and started", async () => {
    const { client, mock } = await startEmulator({ mock: { now: "2026-08-31T10:00:00Z" } });
    expect((await client.GET("/__mock/clock")).data).toEqual({
      now: "2026-08-31T10:00:00.000Z",
      milliseconds: Date.UTC(2026, 7, 31, 10),
      today: "2026-08-31",
      running: false,
    });
    const hour = await client.POST("/__mock/clock/advance", { body: { by: "1h" } });
    expect(hour.data?.now).toBe("2026-08-31T11:00:00.000Z");
    const month = await client.POST("/__mock/clock/advance", { body: { by: "1mo" } });
    expect(month.data?.now).toBe("2026-09-30T11:00:00.000Z");
    const set = await client.PUT("/__mock/clock", { body: { now: "2027-01-01", running: true } });
    expect(set.data).toMatchObject({ now: expect.stringMatching(/^2027-01-01T00:00:00/), running: true });
    expect(mock.clock.isRunning).toBe(true);
    expect((await client.PUT("/__mock/clock", { body: { running: false } })).data?.running).toBe(false);
  });

  test("refuses a text that is not a duration or a moment", async () => {
    const { client } = await startEmulator();
    const wrong = await client.POST("/__mock/clock/advance", { body: { by: "soon" } });
    expect(wrong.error).toEqual({
      status: 422,
      message: expect.stringContaining('"soon" is not a duration'),
    });
    expect((await client.POST("/__mock/clock/advance", { body: { by: -1 } })).response.status).toBe(422);
    expect((await client.PUT("/__mock/clock", { body: { now: "then" } })).response.status).toBe(422);
    expect((await client.PUT("/__mock/clock", { body: {} })).response.status).toBe(400);
  });
});

describe("faults over HTTP", () => {
  const effects: readonly (readonly [string, Schemas["FaultEffect"], object])[] = [
    [
      "a status",
      { status: 503, retryAfter: 7, body: { why: "tired" } },
      { status: 503, retry: "7", text: '{"why":"tired"}' },
    ],
    ["headers", { headers: { "x-requestid": null, "x-own": "1" } }, { status: 200, id: null, own: "1" }],
    [
      "a rewritten answer",
      { rewrite: { agreementNumber: 7, company: null } },
      { status: 200, number: 7, company: undefined },
    ],
    ["a garbled answer", { garble: "html" }, { status: 200, type: "text/html" }],
    ["latency", { latency: 30 }, { status: 200, slow: true }],
  ];

  test.each(effects)("%s hits the next request, and no other", async (_name, effect, expected) => {
    const { client, url } = await startEmulator();
    const armed = await client.POST("/__mock/faults", { body: { effect, path: "/self", method: "GET" } });
    expect(armed.data).toMatchObject({
      id: 1,
      rule: { effect, path: "/self", method: "GET" },
      hits: 0,
      spent: false,
    });
    expect((await client.GET("/__mock/faults")).data?.unused).toEqual([1]);
    const started = performance.now();
    const answer = await fetch(`${url}/restapi.e-conomic.com/self`, {
      headers: { "X-AppSecretToken": "a", "X-AgreementGrantToken": "b" },
    });
    const text = await answer.text();
    const body = /^application\/json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : {};
    expect({
      status: answer.status,
      retry: answer.headers.get("retry-after"),
      text,
      id: answer.headers.get("x-requestid"),
      own: answer.headers.get("x-own"),
      number: body.agreementNumber,
      company: body.company,
      type: answer.headers.get("content-type"),
      slow: performance.now() - started >= 29,
    }).toMatchObject(expected);
    expect((await client.GET("/__mock/faults")).data).toMatchObject({
      armed: [{ hits: 1, spent: true }],
      unused: [],
    });
    expect((await client.GET("/__mock/requests")).data?.items[0]?.fault).toBe(1);
  });

  test("a list of effects, a pattern, times and skip work as in JavaScript", async () => {
    const { client, rest } = await startEmulator();
    const rule = {
      effect: [{ status: 500 }, { status: 502 }],
      pathPattern: "(self|units)$",
      times: "always",
      skip: 1,
    } as const;
    const { data } = await client.POST("/__mock/faults", { body: { ...rule, effect: [...rule.effect] } });
    expect(data?.rule).toEqual(rule);
    const statuses = [];
    for (const path of ["/self", "/self", "/layouts", "/units", "/self"])
      statuses.push((await rest("GET", path)).status);
    expect(statuses).toEqual([200, 500, 200, 502, 502]);
  });

  test("a dropped connection is logged with no status", async () => {
    const { client, rest } = await startEmulator();
    await client.POST("/__mock/faults", { body: { effect: { drop: "after" } } });
    await expect(rest("POST", "/units", { name: "kasse" })).rejects.toThrow(TypeError);
    const { data } = await client.GET("/__mock/requests");
    expect(data?.items).toMatchObject([
      { status: 0, answer: null, refusal: { reason: "Fault 1 of the mock." } },
    ]);
  });

  test("are disarmed one by one, or all at once", async () => {
    const { client } = await startEmulator();
    for (const status of [500, 501, 502])
      await client.POST("/__mock/faults", { body: { effect: { status } } });
    await client.DELETE("/__mock/faults/{fault}", { params: { path: { fault: 2 } } });
    expect((await client.GET("/__mock/faults")).data?.armed.map(({ id }) => id)).toEqual([1, 3]);
    const gone = await client.DELETE("/__mock/faults/{fault}", { params: { path: { fault: 2 } } });
    expect(gone.error).toEqual({ status: 404, message: "There is no fault 2." });
    await client.DELETE("/__mock/faults");
    expect((await client.GET("/__mock/faults")).data?.armed).toEqual([]);
  });

  test.each([
    [{ effect: { stattus: 503 } }, 400, 'did you mean "status"?'],
    [{ effect: { status: 99 } }, 400, "effect.status must be >= 200"],
    [{ effect: { status: 503 }, tims: 2 }, 400, 'did you mean "times"?'],
    [{ effect: { garble: "maybe" } }, 400, "effect.garble is one of"],
    [{ effect: { drop: "refused" } }, 422, "A server cannot refuse a connection"],
    [{ effect: { drop: "before", acts: true } }, 422, 'acts goes with drop: "hang"'],
    [{ effect: { latency: 1 }, pathPattern: "(" }, 400, "Invalid regular expression"],
    [{ effect: { latency: 1 }, path: "/a", pathPattern: "b" }, 400, "path or pathPattern"],
  ])("%j is refused with a reason", async (body, status, words) => {
    const { url } = await startEmulator();
    const answer = await fetch(`${url}/__mock/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { status, message: expect.stringContaining(words) },
    ]);
  });
});

describe("options and rulings over HTTP", () => {
  test("options change while the server runs", async () => {
    const emulator = await startEmulator();
    const { client, rest } = emulator;
    const { data } = await client.PATCH("/__mock/options", {
      body: { rateLimit: { limit: 3 }, latency: { from: 1, to: 2 }, cacheFailures: "all", webhooks: "fetch" },
    });
    expect(data).toMatchObject({ rateLimit: { limit: 3 }, latency: { from: 1, to: 2 }, webhooks: "fetch" });
    expect([(await rest("GET", "/self")).status, (await rest("GET", "/self")).status]).toEqual([200, 429]);
    await client.PATCH("/__mock/options", { body: { rateLimit: false } });
    expect((await rest("GET", "/self")).status).toBe(200);
    const none = await client.GET("/__mock/agreements/{agreement}/rate-limit", { params: only });
    expect(none.data).toEqual({ enabled: false });
    await client.PATCH("/__mock/options", { body: { strict: { unknownProperties: true } } });
    expect((await rest("POST", "/units", { nmae: "kasse" })).status).toBe(418);
  });

  test("a wrong option changes nothing", async () => {
    const { client } = await startEmulator();
    const before = (await client.GET("/__mock/options")).data;
    const wrong = await client.PATCH("/__mock/options", { body: { latency: 5, webhooks: "shop" } });
    expect(wrong.error).toEqual({ status: 422, message: expect.stringContaining('not "shop"') });
    expect(
      (await client.PATCH("/__mock/options", { body: { latency: { from: 2, to: 1 } } })).response.status,
    ).toBe(422);
    expect((await client.PATCH("/__mock/options", { body: {} })).response.status).toBe(400);
    expect((await client.GET("/__mock/options")).data).toEqual(before);
  });

  test("rulings have choices and facts, and change while the server runs", async () => {
    const { client, rest } = await startEmulator();
    const { data } = await client.GET("/__mock/rulings");
    expect(data?.rulings.find(({ name }) => name === "notFoundCode")).toEqual({
      name: "notFoundCode",
      value: "delete",
      default: "delete",
      choices: ["delete", "always"],
      facts: ["L-148", "L-11"],
    });
    expect((await rest("GET", "/units/99")).body.errorCode).toBeUndefined();
    await client.PATCH("/__mock/rulings", { body: { notFoundCode: "always" } });
    expect((await rest("GET", "/units/99")).body.errorCode).toBe("E06000");
    const wrong = await client.PATCH("/__mock/rulings", { body: { notFoundCode: "never" } });
    expect(wrong.error?.message).toContain('(choose "delete" or "always")');
    expect((await client.PATCH("/__mock/rulings", { body: { notFound: true } })).response.status).toBe(422);
  });
});

describe("snapshots and resets over HTTP", () => {
  test("a snapshot is taken, listed, restored and forgotten", async () => {
    const emulator = await startEmulator({ mock: { now: "2026-08-14" } });
    const { client, rest } = emulator;
    const before = await unitCount(emulator);
    const taken = await client.POST("/__mock/snapshots", { body: { name: "before" } });
    expect(taken.data).toMatchObject({ id: 1, name: "before", agreements: 1 });
    await rest("POST", "/units", { name: "kasse" });
    await client.POST("/__mock/clock/advance", { body: { by: "1d" } });
    await client.POST("/__mock/snapshots/{snapshot}/restore", { params: { path: { snapshot: 1 } } });
    expect(await unitCount(emulator)).toBe(before);
    expect((await client.GET("/__mock/clock")).data?.today).toBe("2026-08-14");
    expect((await client.GET("/__mock/requests")).data?.total).toBe(1);
    await client.DELETE("/__mock/snapshots/{snapshot}", { params: { path: { snapshot: 1 } } });
    expect((await client.GET("/__mock/snapshots")).data?.items).toEqual([]);
    const gone = await client.POST("/__mock/snapshots/{snapshot}/restore", {
      params: { path: { snapshot: 1 } },
    });
    expect(gone.response.status).toBe(404);
  });

  test("a reset restores everything, and an agreement's reset only its books", async () => {
    const emulator = await startEmulator();
    const { client, rest } = emulator;
    const before = await unitCount(emulator);
    await rest("POST", "/units", { name: "kasse" }, { "idempotency-key": "a" });
    const one = await client.POST("/__mock/agreements/{agreement}/reset", { params: only });
    expect(one.data).toMatchObject({ claimed: true, rateLimit: { used: 0 } });
    expect(await unitCount(emulator)).toBe(before);
    expect((await client.GET("/__mock/requests")).data?.total).toBe(3);
    await client.POST("/__mock/faults", { body: { effect: { status: 500 } } });
    await client.POST("/__mock/reset");
    expect((await client.GET("/__mock")).data).toMatchObject({ requests: 0, agreements: 0 });
    expect((await client.GET("/__mock/faults")).data?.armed).toEqual([]);
    expect((await client.GET("/__mock/requests")).data?.total).toBe(0);
  });
});
