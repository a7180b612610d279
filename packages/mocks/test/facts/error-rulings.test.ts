/** Tests errors as they were recorded, and both choices of each ruling about their shape. */
import { describe, expect, test } from "vitest";
import type { Rulings } from "../../src/index.ts";
import { draftBody, makeDraft } from "../../src/testing/invoice-bodies.ts";
import { testMock } from "../../src/testing/test-mock.ts";

const company = (rulings: Partial<Rulings> = {}) => testMock({ seed: "company", rulings });

const post = (changes: Readonly<Record<string, unknown>>, rulings: Partial<Rulings> = {}) =>
  company(rulings).rest("POST", "/invoices/drafts", draftBody(changes));

describe("REST's tree of errors", () => {
  test("L-130: an unknown reference has a code and a hint, at the reference", async () => {
    const { body } = await post({
      layout: { layoutNumber: 4711 },
      paymentTerms: { paymentTermsNumber: 99 },
      recipient: { name: "X", vatZone: { vatZoneNumber: 98 } },
      lines: [{ product: { productNumber: "nope" }, quantity: 1, unit: { unitNumber: 77 } }],
    });
    const { layout, paymentTerms, recipient, lines } = body.errors;
    const places = [layout, paymentTerms, recipient.vatZone, lines.items[0].product, lines.items[0].unit];
    expect(places.flatMap(({ errors }) => errors)).toEqual(
      [
        ["layout", "Layout '4711' not found.", 4711, "/layouts"],
        ["paymentTerms", "PaymentTerms '99' not found.", 99, "/payment-terms"],
        ["vatZone", "VatZone '98' not found.", 98, "/vat-zones"],
        ["product", "Product 'nope' not found.", "nope", "/products"],
        ["unit", "Unit '77' not found.", 77, "/units"],
      ].map(([propertyName, errorMessage, inputValue, listing]) => ({
        propertyName,
        errorMessage,
        errorCode: expect.stringMatching(/^E0\d{4}$/),
        inputValue,
        developerHint: expect.stringContaining(`https://restapi.e-conomic.com${listing}.`),
      })),
    );
    expect([body.errorCount, paymentTerms.errors[0].errorCode]).toEqual([5, "E07080"]);
  });

  test("L-131: a type that differs from the terms is at the top of the errors", async () => {
    const { body } = await post({ paymentTerms: { paymentTermsNumber: 99, paymentTermsType: "net" } });
    expect(body.errorCount).toBe(2);
    expect(body.errors.paymentTerms.errors[0].errorCode).toBe("E07080");
    expect(body.errors.paymentTermsType.errors[0]).toMatchObject({
      propertyName: "paymentTermsType",
      errorMessage: "Payment terms type does not match the type on the payment terms specified.",
      errorCode: "E07180",
    });
  });

  test("L-134: a barred product is named, with a hint", async () => {
    const mock = company();
    mock.agreement().products.update("1", { barred: true });
    const { body } = await mock.rest("POST", "/invoices/drafts", draftBody());
    expect(body.errors.lines.items[0].product.errors[0]).toMatchObject({
      errorMessage: "Product '1' is barred.",
      errorCode: "E06600",
      developerHint: expect.any(String),
    });
  });

  test("R-46, L-157: an older server had other names and plain lists", async () => {
    const changes = { lines: [{ product: { productNumber: "nope" }, quantity: 1 }] };
    const { body } = await post(changes, { errorTrees: "older" });
    expect(body.errors.lines).toEqual([
      {
        arrayIndex: 0,
        product: { errors: [expect.objectContaining({ message: expect.any(String), value: "nope" })] },
      },
    ]);
    expect((await post(changes)).body.errors.lines.items[0].product.errors[0]).toMatchObject({
      errorMessage: expect.any(String),
      inputValue: "nope",
    });
  });

  test("R-44: E06010 for a taken key is below E04300, or at the top", async () => {
    const group = { customerGroupNumber: 1, name: "Igen", account: { accountNumber: 5600 } };
    const code = async (rulings: Partial<Rulings>) =>
      (await company(rulings).rest("POST", "/customer-groups", group)).body;
    expect(await code({})).toMatchObject({
      errorCode: "E04300",
      errors: { customerGroupNumber: { errors: [{ errorCode: "E06010" }] } },
    });
    const top = await code({ existingKey: "top" });
    expect([top.httpStatusCode, top.errorCode]).toEqual([400, "E06010"]);
    expect(top).not.toHaveProperty("errors");
  });
});

describe("bodies", () => {
  test.each(["[]", "3", '"text"', "null", "{", ""])("L-158: %s is not a JSON object", async (text) => {
    const { status, body } = await company().rest("POST", "/invoices/drafts", text, {
      headers: { "content-type": "application/json" },
    });
    expect([status, body.message, body.developerHint]).toEqual([
      400,
      "Invalid json in request body",
      "Expected a JSON with an object as the root element",
    ]);
  });

  test.each(["layout", "paymentTerms"])(
    "L-159: a draft without %s does not copy it from the customer",
    async (name) => {
      const { status, body } = await post({ [name]: undefined });
      expect([status, body.message, Object.keys(body.errors)]).toEqual([
        400,
        "Required properties are missing",
        [name],
      ]);
    },
  );

  test("L-159: a draft without a VAT zone does not copy it either", async () => {
    const { body } = await post({ recipient: { name: "X" } });
    expect([body.message, Object.keys(body.errors.recipient)]).toEqual([
      "Required properties are missing",
      ["vatZone"],
    ]);
  });

  test.each(["/invoices/drafts/900", "/orders/drafts/900", "/quotes/drafts/900"])(
    "L-08, L-159: PUT %s creates, with the same requirements as a create",
    async (path) => {
      const mock = company();
      const { date: _, ...undated } = draftBody();
      const refused = await mock.rest("PUT", path, undated);
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ["date"]]);
      expect((await mock.rest("PUT", path, draftBody())).status).toBe(201);
    },
  );

  test.each(["/invoices/drafts", "/orders/drafts"])(
    "a multipart body at %s that cannot be read answers 400",
    async (path) => {
      const mock = company();
      const made = await mock.rest("POST", path, draftBody());
      const headers = { "content-type": "multipart/form-data; boundary=x" };
      const at = `${new URL(made.body.self).pathname}/attachment/file`;
      expect((await mock.rest("POST", at, "no parts", { headers })).status).toBe(400);
    },
  );

  test("documentsapi refuses a multipart body that cannot be read", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const answer = await company().apis("documentsapi", "POST", "/AttachedDocuments", "no parts", {
      headers,
    });
    expect(answer.status).toBe(400);
  });
});

describe("days", () => {
  const time = "2024-02-13T23:20:18+05:00";

  test.each([
    ["written", time, "2024-02-13"],
    ["utc", "2024-02-13T23:20:18-05:00", "2024-02-14"],
    ["danish", "2024-02-13T23:20:18+00:00", "2024-02-14"],
  ] as const)("R-42, L-135: dayOfTime %s: %s is %s", async (dayOfTime, date, day) => {
    const { status, body } = await post({ date }, { dayOfTime });
    expect([status, body.date]).toEqual([201, day]);
  });

  test("L-135: the recorded time keeps its day, also with PUT; a word is refused", async () => {
    const mock = company();
    const date = "2024-02-13T12:20:18+00:00";
    const made = await makeDraft(mock, { date });
    const put = await mock.rest("PUT", `/invoices/drafts/${made.draftInvoiceNumber}`, draftBody({ date }));
    expect([made.date, put.body.date]).toEqual(["2024-02-13", "2024-02-13"]);
    expect((await post({ date: "today" })).body.errors.date.errors).toHaveLength(1);
    expect((await post({ date: "2024-02-30T12:00:00Z" })).status).toBe(400);
  });

  test("a date-time in a draft of the sales service is a day on both surfaces", async () => {
    const mock = company();
    const draft = {
      customerNumber: 1,
      customerName: "X",
      currencyCode: "DKK",
      date: "2026-08-14T00:00:00Z",
      layoutNumber: 19,
      termOfPaymentNumber: 2,
      vatZoneNumber: 1,
    };
    const made = await mock.apis("q2capi", "POST", "/invoices/drafts", draft);
    expect(made.status).toBe(201);
    const { body } = await mock.apis("q2capi", "GET", `/invoices/drafts/${made.body.number}`);
    expect([body.date, body.dueDate]).toEqual(["2026-08-14T00:00:00Z", "2026-08-28T00:00:00Z"]);
    const onRest = await mock.rest("GET", `/invoices/drafts/${body.draftInvoiceNumber}`);
    expect([onRest.body.date, onRest.body.dueDate]).toEqual(["2026-08-14", "2026-08-28"]);
  });

  test("a due date may be in the year 9999, and not later", async () => {
    expect((await post({ date: "9999-12-17" })).body.dueDate).toBe("9999-12-31");
    expect((await post({ date: "9999-12-18" })).body.errors.dueDate.errors).toHaveLength(1);
  });

  test("terms of 999,999,999 days exist, but no invoice can use them", async () => {
    const mock = company();
    const terms = { name: "Aldrig", paymentTermsType: "net", daysOfCredit: 999_999_999 };
    const { paymentTermsNumber } = (await mock.rest("POST", "/payment-terms", terms)).body;
    const answer = await mock.rest(
      "POST",
      "/invoices/drafts",
      draftBody({ paymentTerms: { paymentTermsNumber } }),
    );
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ["dueDate"]]);
  });
});

describe("answers without a record", () => {
  test("R-43, L-148, L-11: a 404 has E06000 after a DELETE only, or always", async () => {
    const codes = async (rulings: Partial<Rulings>) => {
      const mock = company(rulings);
      const gets = await mock.rest("GET", "/customers/999");
      expect(gets.body).toMatchObject({ message: expect.any(String), developerHint: expect.any(String) });
      return [gets.body.errorCode, (await mock.rest("DELETE", "/customers/999")).body.errorCode];
    };
    expect(await codes({})).toEqual([undefined, "E06000"]);
    expect(await codes({ notFoundCode: "always" })).toEqual(["E06000", "E06000"]);
  });

  test("R-45, L-149: a 401 is that of 2015, with its demoLink by a ruling", async () => {
    const answer = async (rulings: Partial<Rulings>) =>
      (await company(rulings).rest("GET", "/customers?pagesize=5", undefined, { secret: " " })).body;
    const plain = await answer({});
    expect(plain).toMatchObject({
      message: "Unauthorized access (Unauthorized).",
      developerHint: expect.any(String),
      httpStatusCode: 401,
    });
    expect(plain).not.toHaveProperty("demoLink");
    expect((await answer({ demoLink: true })).demoLink).toBe(
      "https://restapi.e-conomic.com/customers?pagesize=5&demo=true",
    );
  });
});

describe("dispatch", () => {
  test("R-41, L-136, L-18, L-161: `ean` books as EAN does, or is refused", async () => {
    const send = async (rulings: Partial<Rulings>) => {
      const mock = company(rulings);
      const { draftInvoiceNumber } = await makeDraft(mock, {
        recipient: {
          name: "X",
          ean: "5790000000012",
          nemHandelType: "ean",
          vatZone: { vatZoneNumber: 1 },
        },
        references: { customerContact: { customerContactNumber: 1 } },
      });
      const body = { draftInvoice: { draftInvoiceNumber }, sendBy: "ean" };
      return mock.rest("POST", "/invoices/booked", body);
    };
    expect((await send({})).status).toBe(201);
    const refused = await send({ lowerCaseEan: "refuse" });
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ["sendBy"]]);
  });
});

describe("codes of the services", () => {
  test("R-47, O-56: are as published, or in capitals with an instance", async () => {
    const answer = async (rulings: Partial<Rulings>) => {
      const line = { productNumber: "1", quantity: 0, unitNetPrice: 1 };
      const mock = company(rulings);
      await makeDraft(mock);
      const { body } = await mock.apis("q2capi", "GET", "/invoices/drafts");
      return (await mock.apis("q2capi", "POST", `/invoices/drafts/${body.items[0].number}/lines`, line)).body;
    };
    const plain = await answer({});
    expect(plain.errorCode).toBe("SalesDocumentLineCannotHaveZeroValue");
    expect(plain).not.toHaveProperty("instance");
    const capitals = await answer({ serviceCodes: "capitals" });
    expect([capitals.errorCode, capitals.errors[0].errorCode]).toEqual([
      "SALESDOCUMENTLINECANNOTHAVEZEROVALUE",
      "SALESDOCUMENTLINECANNOTHAVEZEROVALUE",
    ]);
    expect(capitals.instance).toMatch(/^\/q2capi\/v[\d.]+\/invoices\/drafts\/\d+\/lines$/);
  });
});
