import { createEconomicMock } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import {
  attachToDraftInvoice,
  attachToVoucher,
  bulk,
  connection,
  createEconomic,
  download,
  type EconomicError,
  findOrCreate,
  installationUrl,
  invoicePdf,
  isEconomicError,
  updateWithVersion,
  uploadDocument,
  type VoucherAddress,
} from "../src/index.ts";
import { createWebhookReceiver, ensureWebhook, type WebhookEvent } from "../src/webhooks.ts";

type Settings = NonNullable<Parameters<typeof createEconomicMock>[0]>;

/** A mock and a client of it; waits take no time. */
function setUp(settings: Settings = {}) {
  const mock = createEconomicMock({ seed: "company", ...settings });
  let now = Date.now();
  const sleep = async (ms: number) => {
    now += ms;
    mock.clock.advance(ms);
  };
  const economic = createEconomic({
    appSecretToken: "secret",
    agreementGrantToken: "grant",
    clock: { now: () => now, sleep, random: () => 0 },
    fetch: (url, init) => mock.fetch(url, init),
  });
  return { mock, economic };
}

const sent = (mock: ReturnType<typeof setUp>["mock"], method: string) =>
  mock.requests.filter((request) => request.method === method);

describe("updateWithVersion", () => {
  test("O-13: ten changes of one customer at once all end up in it", async () => {
    const { mock, economic } = setUp();
    const { customerNumber: number } = mock.agreement().customers.add({ name: "" });
    await Promise.all(
      [..."abcdefghij"].map((letter) =>
        updateWithVersion(economic.customers, "/Customers/{number}", {
          path: { number },
          change: (draft) => {
            draft.name = [...(draft.name ?? ""), letter].sort().join("");
          },
        }),
      ),
    );
    expect((await economic.customers.get("/Customers/{number}", { path: { number } })).name).toContain(
      "abcdefghij",
    );
    expect(sent(mock, "PUT").length).toBeGreaterThan(10);
  });

  test("L-06: on REST nothing but the change is changed", async () => {
    const { mock, economic } = setUp();
    const { customerNumber } = mock
      .agreement()
      .customers.add({ name: "Acme", city: "Odense", email: "a@b.test" });
    const path = { customerNumber };
    const before = await economic.rest.get("/customers/{customerNumber}", { path });
    const after = await updateWithVersion(economic.rest, "/customers/{customerNumber}", {
      path,
      change: (draft) => {
        draft.city = "Aarhus";
      },
    });
    const { city: _, lastUpdated: __, ...rest } = before;
    expect(after).toMatchObject({ ...rest, city: "Aarhus" });
  });

  test.each(["before", "after"] as const)(
    "a PUT whose answer was lost %s the server acted ends in the change",
    async (drop) => {
      const { mock, economic } = setUp();
      const { customerNumber: number } = mock.agreement().customers.add({ name: "Acme" });
      mock.faults.add({ method: "PUT", effect: { drop } });
      const updated = await updateWithVersion(economic.customers, "/Customers/{number}", {
        path: { number },
        change: (draft) => {
          draft.name = "Acme A/S";
        },
      });
      expect(updated.name).toBe("Acme A/S");
    },
  );

  test("when every answer is lost but the server acted, the record tells", async () => {
    const { mock, economic } = setUp();
    const { customerNumber: number } = mock.agreement().customers.add({ name: "Acme" });
    mock.faults.add({ method: "PUT", times: Number.POSITIVE_INFINITY, effect: { status: 500, acts: true } });
    const updated = await updateWithVersion(economic.customers, "/Customers/{number}", {
      path: { number },
      change: (draft) => {
        draft.name = "Acme A/S";
      },
    });
    expect(updated.name).toBe("Acme A/S");
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

describe("invoices", () => {
  async function draftOf(
    economic: ReturnType<typeof setUp>["economic"],
    mock: ReturnType<typeof setUp>["mock"],
  ) {
    const { customerNumber } = mock.agreement().customers.add({ name: "Acme" });
    const { draftInvoiceNumber } = await economic.rest.post("/invoices/drafts", {
      body: {
        date: "2026-08-14",
        currency: "DKK",
        customer: { customerNumber },
        layout: { layoutNumber: 19 },
        paymentTerms: { paymentTermsNumber: 1 },
        recipient: { name: "Acme", vatZone: { vatZoneNumber: 1 } },
      },
    });
    const [document] = await economic.sales
      .list("/invoices/drafts", { filter: { draftInvoiceNumber } })
      .toArray();
    return { draftInvoiceNumber, documentId: document?.number ?? 0 };
  }

  test("O-47: lines in bulk, chunk by chunk, in order, once each though answers were lost", async () => {
    const { mock, economic } = setUp();
    const { documentId } = await draftOf(economic, mock);
    const { productNumber } = mock.agreement().products.add({ name: "Hour" });
    mock.faults.add({ method: "POST", path: "/lines/bulk", effect: { drop: "after" } });
    const lines = Array.from({ length: 7 }, (_, index) => ({
      productNumber,
      quantity: index + 1,
      unitNetPrice: 10,
    }));
    const path = { documentId };
    const numbers = await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, {
      path,
      chunkSize: 3,
    });
    const kept = await economic.sales.list("/invoices/drafts/{documentId}/lines", { path }).toArray();
    expect(kept.map(({ quantity }) => quantity)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(kept.map(({ number }) => number)).toEqual(numbers);
  });

  test("the PDF of an invoice booked just now is waited for", async () => {
    const { mock, economic } = setUp({ pdfReadyAfter: 1, runningClock: true });
    const { draftInvoiceNumber, documentId } = await draftOf(economic, mock);
    const { productNumber } = mock.agreement().products.add({ name: "Hour" });
    const lines = [{ productNumber, quantity: 1, unitNetPrice: 10 }];
    await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path: { documentId } });
    const { bookedInvoiceNumber } = await economic.rest.post("/invoices/booked", {
      body: { draftInvoice: { draftInvoiceNumber } },
    });
    const pdf = await invoicePdf(economic, { bookedInvoiceNumber });
    expect(new TextDecoder("latin1").decode(pdf.subarray(0, 5))).toBe("%PDF-");
    const missing = mock.requests.filter(({ path, status }) => path.endsWith("/pdf") && status === 404);
    expect(missing.length).toBeGreaterThan(0);
  });

  test("a PDF is attached to a draft", async () => {
    const { mock, economic } = setUp();
    const { draftInvoiceNumber } = await draftOf(economic, mock);
    const file = new TextEncoder().encode("%PDF-1.7 appendix");
    await attachToDraftInvoice(economic, { draftInvoiceNumber, file });
    const posts = sent(mock, "POST").filter(({ path }) => path.endsWith("/attachment/file"));
    expect(posts.map(({ status }) => status)).toEqual([expect.toSatisfy((status: number) => status < 300)]);
  });
});

describe("vouchers", () => {
  const file = new TextEncoder().encode("%PDF-1.7 receipt");

  async function voucherOf(economic: ReturnType<typeof setUp>["economic"]) {
    const entry = { date: "2026-08-14", amount: 100, account: { accountNumber: 2750 } };
    const [voucher] = await economic.rest.post("/journals/{journalNumber}/vouchers", {
      path: { journalNumber: 1 },
      body: {
        accountingYear: { year: "2026" },
        entries: { financeVouchers: [{ ...entry, contraAccount: { accountNumber: 5820 } }] },
      },
    });
    return { journalNumber: 1, accountingYear: "2026", voucherNumber: voucher?.voucherNumber ?? 0 };
  }

  const pages = async (economic: ReturnType<typeof setUp>["economic"], voucher: VoucherAddress) => {
    const path = { ...voucher };
    const url = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment";
    return (await economic.rest.get(url, { path })).pages ?? 0;
  };

  test("§8.2: a first page is attached, a second appended", async () => {
    const { economic } = setUp();
    const voucher = await voucherOf(economic);
    expect(await attachToVoucher(economic, { ...voucher, file })).toEqual({ appended: false });
    expect(await attachToVoucher(economic, { ...voucher, file })).toEqual({ appended: true });
    expect(await pages(economic, voucher)).toBe(2);
    const bytes = await download(economic, { voucher });
    expect(new TextDecoder("latin1").decode(bytes.subarray(0, 5))).toBe("%PDF-");
  });

  test.each(["before", "after"] as const)(
    "answers lost %s the server acted, and a job that is run again, leave one page",
    async (drop) => {
      const { mock, economic } = setUp();
      const voucher = await voucherOf(economic);
      mock.faults.add({ method: "POST", path: "/attachment/file", effect: { drop } });
      for (let round = 0; round < 3; round++) {
        await attachToVoucher(economic, { ...voucher, file, idempotencyKey: "receipt-42" });
      }
      expect(await pages(economic, voucher)).toBe(1);
    },
  );

  test("§8.5: a document is uploaded once though its answer was lost, and can be read again", async () => {
    const { mock, economic } = setUp();
    const { voucherNumber, accountingYear } = await voucherOf(economic);
    mock.faults.add({ method: "POST", path: "/AttachedDocuments", effect: { drop: "after" } });
    const { number } = await uploadDocument(economic, { file, voucherNumber, accountingYear, note: "Taxi" });
    expect(await economic.documents.list("/AttachedDocuments").toArray()).toMatchObject([{ number }]);
    expect((await download(economic, { documentNumber: number })).length).toBeGreaterThan(0);
  });
});

describe("findOrCreate", () => {
  const create = (economic: ReturnType<typeof setUp>["economic"], name: string) => ({
    find: () => economic.rest.list("/customers", { filter: { name } }).first(),
    create: () =>
      economic.rest.post("/customers", {
        body: {
          name,
          currency: "DKK",
          customerGroup: { customerGroupNumber: 1 },
          vatZone: { vatZoneNumber: 1 },
          paymentTerms: { paymentTermsNumber: 1 },
        },
      }),
  });

  test("makes one customer, however often it runs and whatever is lost", async () => {
    const { mock, economic } = setUp();
    mock.faults.add({ method: "POST", times: 4, effect: { status: 502, acts: true } });
    const first = await findOrCreate(create(economic, "Nordlys ApS"));
    const second = await findOrCreate(create(economic, "Nordlys ApS"));
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.record.customerNumber).toBe(first.record.customerNumber);
    expect(
      await economic.rest.list("/customers", { filter: { name: "Nordlys ApS" } }).toArray(),
    ).toHaveLength(1);
  });

  test("creates nothing when it could not look", async () => {
    const { mock, economic } = setUp();
    mock.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, effect: { status: 500 } });
    await expect(findOrCreate(create(economic, "Nordlys ApS"))).rejects.toSatisfy((error) =>
      isEconomicError(error, "server"),
    );
    expect(sent(mock, "POST")).toEqual([]);
  });
});
