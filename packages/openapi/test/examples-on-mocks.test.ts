/**
 * Sends each example to its path, on the mocks with the small company. The table below lists the examples that must
 * be sent before, and the values of path and body that come from their answers.
 */
import { createEconomicMock } from "@org/visma-economic-mocks";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type BodyOperation, operations } from "./documents.ts";

type Values = Record<string, unknown>;

interface Needs {
  /**
   * The operation whose example is sent first. If the text does not begin with the name of a document, the operation
   * is in the same document.
   */
  after?: string;
  /** Values of path parameters. Without them, values come from the body, or are 1. */
  path?(made: Values): Values;
  /** Values of the body that only an earlier answer has. */
  body?(made: Values): Values;
  /** Why the company of the mocks has no record on which this call can succeed. */
  refusedBecause?: string;
}

const madeDocument = ({ number }: Values) => ({ number, documentId: number });
/** Returns the dimensions of both lines of the document that was made before. */
const dimensionsOfLines = ({ documentId, numbers }: Values) => ({
  items: (numbers as number[]).map((lineNumber) => ({
    documentNumber: documentId,
    lineNumber,
    dimensionNumber: 1,
    dimensionKey: 2,
    objectVersion: "",
  })),
});

const needs: Record<string, Needs> = {
  "dimensions updateAccountDimension": { after: "createAccountDimension" },
  "dimensions bulkUpdateAccountDimensions": { after: "bulkCreateAccountDimensions" },
  "dimensions updateBookedEntryDimension": { after: "createBookedEntryDimension" },
  "dimensions bulkUpdateBookedEntryDimensions": { after: "bulkCreateBookedEntryDimensions" },
  "dimensions updateBudgetFigureDimension": { after: "createBudgetFigureDimension" },
  "dimensions bulkUpdateBudgetFigureDimensions": { after: "bulkCreateBudgetFigureDimensions" },
  "dimensions updateDraftEntryDimension": { after: "createDraftEntryDimension" },
  "dimensions bulkUpdateDraftEntryDimensions": { after: "bulkCreateDraftEntryDimensions" },
  "booked-entries matchBookedEntries": { refusedBecause: "the company has no unmatched payment" },
  "dimensions createSalesDocumentLineDimension": {
    after: "sales createDraftInvoiceLine",
    body: ({ documentId, number }) => ({ documentNumber: documentId, lineNumber: number }),
  },
  "dimensions updateSalesDocumentLineDimension": {
    after: "createSalesDocumentLineDimension",
    body: ({ documentId, number }) => ({ documentNumber: documentId, lineNumber: number }),
  },
  "dimensions bulkCreateSalesDocumentLineDimensions": {
    after: "sales bulkCreateDraftInvoiceLines",
    body: dimensionsOfLines,
  },
  "dimensions bulkUpdateSalesDocumentLineDimensions": {
    after: "bulkCreateSalesDocumentLineDimensions",
    body: dimensionsOfLines,
  },
  "journals updateDraftEntryAccrual": { after: "createDraftEntryAccrual" },
  "products updateProductGroupZone": { path: () => ({ productGroupNumber: 1 }) },
  "rest addDraftInvoiceLines": { after: "createDraftInvoice", path: (made) => made },
  "rest bookInvoice": {
    after: "createDraftInvoice",
    body: ({ draftInvoiceNumber }) => ({ draftInvoice: { draftInvoiceNumber } }),
  },
  "rest bookInvoiceWithNumber": {
    after: "createDraftInvoice",
    path: () => ({ bookedInvoiceNumber: 10500 }),
    body: ({ draftInvoiceNumber }) => ({ draftInvoice: { draftInvoiceNumber } }),
  },
  "rest updateDraftInvoice": { after: "createDraftInvoice", path: (made) => made },
  "rest updateDraftOrder": { path: () => ({ orderNumber: 5 }) },
  "rest updateDraftQuote": { path: () => ({ quoteNumber: 4 }) },
  "rest updateCurrencySpecificSalesPrice": { path: () => ({ currencyCode: "EUR" }) },
  "rest uploadDraftInvoiceAttachment": { after: "createDraftInvoice", path: (made) => made },
  "rest uploadDraftOrderAttachment": { path: () => ({ orderNumber: 5 }) },
  "rest uploadVoucherAttachment": { path: () => ({ accountingYear: 2026, voucherNumber: 114 }) },
  "sales updateDraftInvoice": { after: "createDraftInvoice", path: madeDocument },
  "sales updateDraftInvoiceSensitiveData": { after: "rest createDraftInvoice", path: (made) => made },
  "sales createDraftInvoiceLine": { after: "createDraftInvoice", path: madeDocument },
  "sales bulkCreateDraftInvoiceLines": { after: "createDraftInvoice", path: madeDocument },
  "sales updateDraftInvoiceLine": {
    after: "createDraftInvoiceLine",
    path: ({ documentId }) => ({ documentId }),
    body: ({ number }) => ({ number }),
  },
  "webhooks updateWebhook": { after: "createWebhook" },
};

const mock = createEconomicMock({ seed: "company", rateLimit: false });
mock.listen();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const written = operations.filter(
  ({ method, operation }) => ["POST", "PUT"].includes(method) && operation.requestBody !== undefined,
);

const isRefused = ({ name }: BodyOperation) => needs[name]?.refusedBecause !== undefined;

test.each(written.filter(isRefused).map((one) => [one.name, needs[one.name]?.refusedBecause, one] as const))(
  "the example of %s is refused: %s",
  async (_name, _reason, one) => expect((await sendExample(one)).status).toBe(400),
);

test.each(written.filter((one) => !isRefused(one)).map((one) => [one.name, one] as const))(
  "the example of %s succeeds",
  async (_name, one) => {
    const { status, text } = await sendExample(one);
    expect({ succeeded: status < 300, text }).toEqual({ succeeded: true, text });
  },
);

/** Sends the example of an operation after those that it needs, and returns the values of all answers. */
async function sendExample(one: BodyOperation): Promise<{ status: number; text: string; made: Values }> {
  const { after, path = () => ({}), body = () => ({}) } = needs[one.name] ?? {};
  const made = after === undefined ? {} : (await sendExample(named(one, after))).made;
  const [[type, media] = ["", undefined]] = Object.entries(one.operation.requestBody?.content ?? {});
  const sent: Values = { ...(media?.example as Values), ...body(made) };
  const url = addressOf(one.document, one.path, { ...sent, ...path(made) });
  const answer =
    type === "multipart/form-data"
      ? await call(one.method, url, form(sent))
      : await call(one.method, url, JSON.stringify(await withVersions(one, sent, url)));
  const answered =
    answer.status === 201 && answer.text.startsWith("{") ? (JSON.parse(answer.text) as Values) : {};
  return {
    ...answer,
    made: { ...made, documentId: made.documentId ?? made.number, ...answered },
  };
}

function named(one: BodyOperation, operation: string): BodyOperation {
  const name = operation.includes(" ") ? operation : `${one.name.split(" ")[0]} ${operation}`;
  const found = operations.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${one.name} needs ${name}, which does not exist.`);
  return found;
}

const addressOf = ({ servers }: BodyOperation["document"], path: string, values: Values): string =>
  (servers[0]?.url ?? "") + path.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? 1));

async function call(method: string, url: string, body?: string | FormData) {
  const type = typeof body === "string" ? { "Content-Type": "application/json" } : {};
  const headers = { "X-AppSecretToken": "any", "X-AgreementGrantToken": "any", ...type };
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, text: await answer.text() };
}

function form(values: Values): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) {
    const isFile = name === "file";
    data.append(
      name,
      isFile ? new File(["%PDF-1.7\n"], "file.pdf", { type: "application/pdf" }) : String(value),
    );
  }
  return data;
}

/** Returns the body with the current version of each record, which an example cannot know. */
async function withVersions(one: BodyOperation, body: Values, url: string): Promise<Values> {
  if (one.method !== "PUT" || one.document.info["x-service"] === "rest") return body;
  const keys = one.operation["x-body-required"] ?? [];
  // The record can be read at the URL of the PUT, or at that URL with the key added.
  const places = [url.replace(/\/bulk$/, ""), [url, ...keys.map((key) => body[key])].join("/")];
  const answers = await Promise.all(places.map((place) => call("GET", place)));
  const known = answers.flatMap(({ status, text }) => (status === 200 ? recordsIn(text) : []));
  const current = (sent: Values) => {
    const record = known.find((candidate) => keys.every((key) => candidate[key] === sent[key]));
    return record?.objectVersion === undefined ? sent : { ...sent, objectVersion: record.objectVersion };
  };
  const [[key, list] = []] = Object.entries(body);
  return key !== undefined && Array.isArray(list) ? { [key]: list.map(current) } : current(body);
}

/** Returns the records of an answer, which is a page, a list or one record. */
function recordsIn(text: string): Values[] {
  const answer = JSON.parse(text) as Values | Values[];
  if (Array.isArray(answer)) return answer;
  return Array.isArray(answer.items) ? (answer.items as Values[]) : [answer];
}
