import { createEconomicMock } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import { connection, createEconomic, type EconomicError, installationUrl } from "../../src/index.ts";
import { createWebhookReceiver, ensureWebhook, type WebhookEvent } from "../../src/webhooks.ts";
import { setUp } from "./set-up.ts";

describe("connection", () => {
  test("tells role and modules", async () => {
    const { economic } = setUp({ role: "Sales", modules: ["Project"] });
    expect(await connection(economic)).toMatchObject({
      agreementNumber: expect.any(Number),
      companyName: expect.stringMatching(/./),
      roles: ["Sales"],
      modules: ["Project"],
      isDemo: false,
    });
  });

  test("§1.14: tells which of the ways a pair of tokens can be wrong", async () => {
    const tokens = ["a", "b"].map((name) => ({
      appSecretToken: `${name}-secret`,
      agreementGrantToken: `${name}-grant`,
    }));
    const mock = createEconomicMock({ tokens });
    const failure = async (appSecretToken: string, agreementGrantToken: string) => {
      const fetch = (url: string, init: RequestInit) => mock.fetch(url, init);
      const economic = createEconomic({ appSecretToken, agreementGrantToken, fetch });
      return (await connection(economic).catch((error: unknown) => error)) as EconomicError;
    };
    expect(await failure("a-secret", "b-grant")).toMatchObject({
      kind: "authentication",
      message: expect.stringMatching(/do not belong together/),
    });
    expect(await failure("a-secret", "revoked")).toMatchObject({
      kind: "authentication",
      message: expect.stringMatching(/revoked/),
    });
    expect(installationUrl({ appPublicToken: "a-public" })).toMatch(/appPublicToken=a-public/);
  });
});

describe("webhooks", () => {
  test("a hook that was made sure of delivers what the receiver understands, again when the handler fails", async () => {
    const events: WebhookEvent<"CUSTOMER_UPDATED">[] = [];
    const secret = "a-shared-secret-of-some-length";
    const receive = createWebhookReceiver({
      secret,
      events: {
        CUSTOMER_UPDATED(event) {
          events.push(event);
          if (events.length === 1) throw new Error("the database is down");
        },
      },
    });
    const { mock, economic } = setUp({ webhooks: receive });
    const hook = { eventType: "CUSTOMER_UPDATED", url: "https://app.example/hooks", secret };
    expect(await ensureWebhook(economic, hook)).toBe("created");
    expect(await ensureWebhook(economic, hook)).toBe("unchanged");
    expect(await ensureWebhook(economic, { ...hook, name: "Customers" })).toBe("updated");

    const { customerNumber } = await economic.rest.post("/customers", {
      body: {
        name: "Nordlys",
        currency: "DKK",
        customerGroup: { customerGroupNumber: 1 },
        vatZone: { vatZoneNumber: 1 },
        paymentTerms: { paymentTermsNumber: 1 },
      },
    });
    await mock.settled();
    expect(events.map(({ newNumber }) => newNumber)).toEqual([customerNumber, customerNumber]);
    expect(mock.deliveries.map(({ attempts, status }) => [attempts, status])).toEqual([[2, 200]]);
  });
});
