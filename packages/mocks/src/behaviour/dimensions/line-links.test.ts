import { describe, expect, test } from "vitest";
import { draftBody, makeDraft } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "dimensionsapi";
const salesLines = "/dimension-data/sales-document-lines";

async function draft(mock: TestMock, line: object = {}) {
  const { draftInvoiceNumber } = await makeDraft(mock, {
    paymentTerms: { paymentTermsNumber: 1 },
    lines: [{ product: { productNumber: "6" }, quantity: 1, unitNetPrice: 10, ...line }],
  });
  const documents = (await mock.apis("q2capi", "GET", "/invoices/drafts")).body.items;
  const lines = (await mock.apis("q2capi", "GET", "/invoices/drafts/lines")).body.items;
  return {
    draftInvoiceNumber: draftInvoiceNumber as number,
    documentNumber: documents.at(-1).number as number,
    lineNumber: lines.at(-1).number as number,
  };
}

describe("links of sales document lines", () => {
  test("O-37: use the sales service's document number; the legacy one answers 400", async () => {
    const mock = company();
    const { draftInvoiceNumber, documentNumber, lineNumber } = await draft(mock);
    const body = { documentNumber, lineNumber, dimensionNumber: 1, dimensionKey: 2 };
    const refused = await mock.apis(service, "POST", salesLines, {
      ...body,
      documentNumber: draftInvoiceNumber,
    });
    expect([refused.status, refused.body.errorCode]).toEqual([400, "SALESDOCUMENTNOTFOUND"]);
    const line = await mock.apis(service, "POST", salesLines, { ...body, lineNumber: 1 });
    expect(line.body.errorCode).toBe("SALESDOCUMENTLINENOTFOUND");
    expect((await mock.apis(service, "POST", salesLines, body)).status).toBe(201);
  });

  test("S-15, S-16: of dimension 1 are departmental distributions on REST", async () => {
    const mock = company();
    const first = await draft(mock, { departmentalDistribution: { departmentalDistributionNumber: 10 } });
    expect((await mock.apis(service, "GET", salesLines)).body.items).toMatchObject([
      { documentNumber: first.documentNumber, dimensionNumber: 1, dimensionKey: 10, isDistribution: true },
    ]);
    const second = await draft(mock);
    const { documentNumber, lineNumber } = second;
    await mock.apis(service, "POST", salesLines, {
      documentNumber,
      lineNumber,
      dimensionNumber: 1,
      dimensionKey: 2,
    });
    const [line] = (await mock.rest("GET", `/invoices/drafts/${second.draftInvoiceNumber}`)).body.lines;
    expect(line.departmentalDistribution).toMatchObject({
      departmentalDistributionNumber: 2,
      distributionType: "department",
    });
  });

  test("S-16: of order lines use the same series of document numbers", async () => {
    const mock = company();
    const order = await mock.rest(
      "POST",
      "/orders/drafts",
      draftBody({
        paymentTerms: { paymentTermsNumber: 1 },
        lines: [{ product: { productNumber: "6" }, quantity: 1, unitNetPrice: 10 }],
      }),
    );
    expect(order.status).toBe(201);
    const line = (await mock.apis("q2capi", "GET", "/orders/drafts/lines")).body.items.at(-1);
    const body = {
      documentNumber: line.documentId,
      lineNumber: line.number,
      dimensionNumber: 1,
      dimensionKey: 3,
    };
    expect((await mock.apis(service, "POST", salesLines, body)).status).toBe(201);
    const shown = (await mock.rest("GET", `/orders/drafts/${order.body.orderNumber}`)).body.lines[0];
    expect(shown.departmentalDistribution.departmentalDistributionNumber).toBe(3);
  });

  test("stay on the line when the invoice is booked, and are then read-only", async () => {
    const mock = company();
    const { draftInvoiceNumber, documentNumber, lineNumber } = await draft(mock);
    for (const dimensionNumber of [1, 2]) {
      await mock.apis(service, "POST", salesLines, {
        documentNumber,
        lineNumber,
        dimensionNumber,
        dimensionKey: 2,
      });
    }
    const booked = await mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber } });
    expect(booked.status).toBe(201);
    expect((await mock.apis(service, "GET", `${salesLines}/count`)).body).toBe(0);
    const path = "/dimension-data/booked-invoice-lines";
    const { bookedInvoiceNumber } = booked.body;
    const own = (await mock.apis(service, "GET", `${path}?filter=invoiceNumber$eq:${bookedInvoiceNumber}`))
      .body.items;
    expect(own).toMatchObject([
      { invoiceNumber: bookedInvoiceNumber, lineNumber, dimensionNumber: 1, dimensionKey: 2 },
      { invoiceNumber: bookedInvoiceNumber, lineNumber, dimensionNumber: 2, dimensionKey: 2 },
    ]);
    expect((await mock.apis(service, "POST", path, own[0])).status).toBe(405);
  });
});
