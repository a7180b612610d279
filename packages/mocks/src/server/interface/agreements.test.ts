import { describe, expect, test } from "vitest";
import { only, startEmulator, tokens } from "../../testing/emulator.ts";

const other = { "X-AgreementGrantToken": "grant-of-another-company" };

describe("agreements over HTTP", () => {
  test("the first agreement exists before any call, and belongs to the first caller", async () => {
    const { client, rest } = await startEmulator({ mock: { seed: "company" } });
    const before = await client.GET("/__mock/agreements");
    expect(before.data?.items).toMatchObject([
      { id: "first", name: "Testfirma ApS", claimed: false, demo: false },
    ]);
    await client.POST("/__mock/agreements/{agreement}/records/{kind}", {
      params: { path: { agreement: "first", kind: "customers" } },
      body: { customerNumber: 900 },
    });
    expect((await rest("GET", "/customers/900")).status).toBe(200);
    const { data } = await client.GET("/__mock/agreements");
    expect(data?.items).toMatchObject([{ id: expect.stringMatching(/^[0-9a-f]{12}$/), claimed: true }]);
    const first = await client.GET("/__mock/agreements/{agreement}", {
      params: { path: { agreement: "first" } },
    });
    expect(first.data?.id).toBe(data?.items[0]?.id);
  });

  test("each token has an agreement, and `only` is refused if there are several", async () => {
    const { client, rest } = await startEmulator();
    await rest("POST", "/units", { name: "kasse" });
    const opened = await client.POST("/__mock/agreements", {
      body: { agreementGrantToken: other["X-AgreementGrantToken"] },
    });
    const id = opened.data?.id ?? "";
    await client.POST("/__mock/agreements/{agreement}/records/{kind}", {
      params: { path: { agreement: id, kind: "customers" } },
      body: { name: "Theirs" },
    });
    expect((await rest("GET", "/customers", undefined, other)).body.collection).toMatchObject([
      { name: "Theirs" },
    ]);
    expect((await rest("GET", "/customers")).body.collection).toEqual([]);
    const several = await client.GET("/__mock/agreements/{agreement}", { params: only });
    expect(several.error).toEqual({ status: 422, message: expect.stringContaining(`"${id}"`) });
    const none = await client.GET("/__mock/agreements/{agreement}", {
      params: { path: { agreement: "000000000000" } },
    });
    expect(none.response.status).toBe(404);
    const demo = await client.GET("/__mock/agreements/{agreement}", {
      params: { path: { agreement: "demo" } },
    });
    expect(demo.data).toMatchObject({ id: "demo", demo: true, settings: { readOnly: true } });
  });

  test("a changed role or module refuses calls", async () => {
    const { client, rest } = await startEmulator();
    const { data } = await client.PATCH("/__mock/agreements/{agreement}", {
      params: only,
      body: { role: "Sales", modules: [] },
    });
    expect(data?.settings).toMatchObject({ role: "Sales", modules: [] });
    expect((await rest("GET", "/accounts")).status).toBe(403);
    const requests = await client.GET("/__mock/requests", { params: { query: { status: "403" } } });
    expect(requests.data?.items[0]?.refusal?.reason).toContain("Sales");
    const wrong = await client.PATCH("/__mock/agreements/{agreement}", {
      params: only,
      // @ts-expect-error no such role
      body: { role: "Admin" },
    });
    expect(wrong.error?.message).toContain('role is one of "SuperUser"');
  });

  test("an export without keys is imported here and on another server", async () => {
    const from = await startEmulator({ mock: { seed: "company" } });
    await from.rest("GET", "/self");
    const exported = await from.client.GET("/__mock/agreements/{agreement}/export", { params: only });
    const text = JSON.stringify(exported.data);
    expect(text).not.toContain(tokens["X-AgreementGrantToken"]);
    expect(exported.data?.token).toMatch(/^[0-9a-f]{64}$/);

    const to = await startEmulator();
    const imported = await to.client.POST("/__mock/agreements/import", {
      body: { agreement: JSON.parse(text) },
    });
    expect(imported.data).toMatchObject({ claimed: true });
    // The agreement keeps its token on the other server.
    expect((await to.rest("GET", "/customers")).body.pagination.results).toBe(12);
    const again = await to.client.GET("/__mock/agreements/{agreement}/export", { params: only });
    expect(again.data).toEqual(exported.data);
    const copied = await to.client.POST("/__mock/agreements/import", {
      body: { agreement: JSON.parse(text), agreementGrantToken: other["X-AgreementGrantToken"] },
    });
    expect(copied.data?.id).not.toBe(imported.data?.id);
    expect((await to.rest("GET", "/customers", undefined, other)).body.pagination.results).toBe(12);
  });

  test("a broken export is refused, and changes nothing", async () => {
    const { client } = await startEmulator();
    const { data } = await client.GET("/__mock/agreements/{agreement}/export", { params: only });
    if (data === undefined) throw new Error("there is no export");
    const broken = { ...data, records: { units: { key: ["unitNumber"], records: [{ name: "no number" }] } } };
    const refused = await client.POST("/__mock/agreements/import", { body: { agreement: broken } });
    expect(refused.error).toEqual({
      status: 422,
      message: "importAgreement: records.units.records[0] has no unitNumber",
    });
    const token = await client.POST("/__mock/agreements/import", {
      body: { agreement: { ...data, token: "grant-of-a-company" } },
    });
    expect(token.response.status).toBe(400);
    const after = await client.GET("/__mock/agreements/{agreement}/export", { params: only });
    expect(after.data).toEqual(data);
  });

  test("an agreement shows its rate bucket and its keys", async () => {
    const { client, rest } = await startEmulator({ mock: { now: "2026-08-14T10:00:00Z" } });
    await rest("POST", "/units", { name: "kasse" }, { "idempotency-key": "a-key" });
    await client.POST("/__mock/clock/advance", { body: { by: "10s" } });
    const bucket = await client.GET("/__mock/agreements/{agreement}/rate-limit", { params: only });
    expect(bucket.data).toMatchObject({
      enabled: true,
      limit: 10_000,
      per: "agreement",
      used: 3,
      left: 9_997,
    });
    expect(bucket.data?.resetsInMs).toBeGreaterThan(30_000);
    expect(bucket.data?.resetsInMs).toBeLessThanOrEqual(50_000);
    const keys = () => client.GET("/__mock/agreements/{agreement}/idempotency-keys", { params: only });
    expect((await keys()).data?.items).toEqual([
      {
        key: "a-key",
        method: "POST",
        url: "https://restapi.e-conomic.com/units",
        status: 201,
        at: Date.UTC(2026, 7, 14, 10),
        ageMs: 10_000,
        expiresInMs: 3_590_000,
        state: "kept",
      },
    ]);
    await client.POST("/__mock/clock/advance", { body: { by: "1h" } });
    expect((await keys()).data?.items).toMatchObject([{ expiresInMs: 0, state: "expired" }]);
  });
});
