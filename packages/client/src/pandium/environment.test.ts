import { describe, expect, test } from "vitest";
import { pandiumWith, runOf } from "../testing/pandium.ts";

describe("the context that Pandium gives a run", () => {
  test("PAN-7: the mode, which is normal by default", async () => {
    expect((await runOf({ PAN_CTX_RUN_MODE: "init" })).mode).toBe("init");
    expect((await runOf({ PAN_CTX_RUN_MODE: "webhook" })).mode).toBe("webhook");
    expect((await runOf({})).mode).toBe("normal");
    const { exitCode, result } = await pandiumWith().start({ env: { PAN_CTX_RUN_MODE: "nightly" } });
    expect({ exitCode, result }).toMatchObject({ exitCode: 1, result: { error: { kind: "configuration" } } });
  });

  test("PAN-8: every trigger with its source, payload and headers", async () => {
    const triggers = [
      { mode: "webhook", source: "visma-economic", payload: { number: 7 }, headers: { "X-Id": "a" } },
      { mode: "api", payload: "text" },
    ];
    expect((await runOf({ PAN_CTX_RUN_TRIGGERS: JSON.stringify(triggers) })).triggers).toEqual([
      { mode: "webhook", source: "visma-economic", payload: { number: 7 }, headers: { "x-id": "a" } },
      { mode: "api", source: undefined, payload: "text", headers: {} },
    ]);
    expect((await runOf({})).triggers).toEqual([]);
  });

  test.each(["{", "{}", "[1]", '[{"source":"x"}]'])(
    "PAN-8: triggers that cannot be read fail the run and are not dropped: %s",
    async (PAN_CTX_RUN_TRIGGERS) => {
      const { exitCode, stdout } = await pandiumWith().start({ env: { PAN_CTX_RUN_TRIGGERS } });
      expect([exitCode, stdout]).toEqual([1, ""]);
    },
  );

  test.each([
    ["2021-07-24 20:04:21 +0000 UTC", "2021-07-24T20:04:21.000Z"],
    ["2021-07-24 20:04:21.123456 +0000 UTC", "2021-07-24T20:04:21.123Z"],
    ["2021-07-24 22:04:21 +0200 CEST", "2021-07-24T20:04:21.000Z"],
    ["2021-07-24T20:04:21Z", "2021-07-24T20:04:21.000Z"],
  ])("PAN-10: the time %s is read", async (text, time) => {
    const { lastSuccess } = await runOf({ PAN_CTX_LAST_SUCCESSFUL_RUN_START_TIME: text });
    expect(lastSuccess.startedAt?.toISOString()).toBe(time);
  });

  test("PAN-10: a text that is not a time counts as not set", async () => {
    const { lastSuccess } = await runOf({ PAN_CTX_LAST_SUCCESSFUL_RUN_START_TIME: "yesterday" });
    expect(lastSuccess.startedAt).toBeUndefined();
  });

  test("PAN-20: tenant, integration, environment and the last run", async () => {
    const run = await runOf({
      PAN_CTX_TENANT_ID: "17",
      PAN_CTX_TENANT_NAME: "Nordlys",
      PAN_CTX_INTEGRATION_ID: "4",
      PAN_CTX_INTEGRATION_NAME: "Shop",
      PAN_CTX_ENV: "production",
      PAN_CTX_LAST_RUN_PHASE: "Succeeded",
      PAN_CTX_LAST_RUN_START_TIME: "2026-08-14 09:00:00 +0000 UTC",
      PAN_CTX_LAST_RUN_COMPLETION_TIME: "2026-08-14 09:01:00 +0000 UTC",
      PAN_CTX_LAST_SUCCESSFUL_RUN_COMPLETION_TIME: "2026-08-14 09:01:00 +0000 UTC",
    });
    expect(run).toMatchObject({
      tenant: { id: "17", name: "Nordlys" },
      integration: { id: "4", name: "Shop" },
      environment: "production",
      lastRun: {
        phase: "Succeeded",
        startedAt: new Date("2026-08-14T09:00Z"),
        completedAt: new Date("2026-08-14T09:01Z"),
      },
      lastSuccess: { startedAt: undefined, completedAt: new Date("2026-08-14T09:01Z") },
    });
  });
});

describe("settings", () => {
  test.each(["true", "1", "t", "y", "yes", "YES", "True"])("PAN-6: %s is true", async (PAN_CFG_ON) => {
    expect((await runOf({ PAN_CFG_ON })).settings.boolean("on")).toBe(true);
  });

  test.each(["false", "0", "no", "n", "on"])("PAN-6: %s is false", async (PAN_CFG_ON) => {
    expect((await runOf({ PAN_CFG_ON })).settings.boolean("on", true)).toBe(false);
  });

  test("PAN-5: values by the names of PANDIUM.yaml; empty ones are not set", async () => {
    const { settings } = await runOf({
      PAN_CFG_SHOP_NAME: "Te & Kaffe",
      PAN_CFG_LAYOUT: "19",
      PAN_CFG_RATE: "1.5",
      PAN_CFG_STATES: '["paid","sent"]',
      PAN_CFG_MARKETS: "dk, se,",
      PAN_CFG_JOURNAL: "",
      PAN_CFG_EMAIL: "  ",
    });
    expect(settings.text("shop_name")).toBe("Te & Kaffe");
    expect(settings.text("shop-name")).toBe("Te & Kaffe");
    expect([settings.number("layout"), settings.number("rate")]).toEqual([19, 1.5]);
    expect(settings.list("states")).toEqual(["paid", "sent"]);
    expect(settings.list("markets")).toEqual(["dk", "se"]);
    expect([settings.has("layout"), settings.has("journal"), settings.has("email")]).toEqual([
      true,
      false,
      false,
    ]);
    expect([settings.number("journal", undefined), settings.text("email", "none")]).toEqual([
      undefined,
      "none",
    ]);
    expect([settings.boolean("journal"), settings.boolean("journal", true)]).toEqual([false, true]);
    expect(settings.list("journal")).toEqual([]);
  });

  test("a setting that is missing or not a number throws without its value", async () => {
    const { settings } = await runOf({ PAN_CFG_LAYOUT: "guess-me-not", PAN_CFG_JOURNALS: "5" });
    expect(() => settings.number("layout")).toThrow(expect.objectContaining({ kind: "configuration" }));
    expect(() => settings.number("layout")).not.toThrow("guess-me-not");
    expect(() => settings.text("journal")).toThrow(/PAN_CFG_JOURNAL is not set, but PAN_CFG_JOURNALS is/);
  });

  test("other secrets are read by name", async () => {
    const run = await runOf({ PAN_SEC_DATABASE_URL: "postgres://db.example/1", PAN_SEC_SHOP_KEY: "" });
    expect([run.secret("DATABASE_URL"), run.secret("database_url"), run.secret("SHOP_KEY")]).toEqual([
      "postgres://db.example/1",
      "postgres://db.example/1",
      undefined,
    ]);
  });
});
