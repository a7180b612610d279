import { describe, expect, test } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";
import { PermissionError, ValidationError } from "../index.ts";

/**
 * Returns the error of a refusal with this body. The shapes of these bodies are known, but not which calls are
 * answered with them.
 */
const refused = (status: number, body: object) => {
  const { mock, economic } = mockWith();
  mock.faults.add({ effect: { status, body: JSON.stringify(body), contentType: "application/json" } });
  return failureOf(economic.rest.get("/self"));
};

test.each([[[""]], [""], [{ name: "" }], [[{ propertyName: "name", errorMessage: "", errorCode: "E1" }]]])(
  "a refusal stays a refusal if its texts have no letters: errors %j",
  async (errors) => {
    const { mock, economic } = mockWith();
    const effect = {
      status: 400,
      body: JSON.stringify({ message: "no", errors }),
      contentType: "application/json",
    };
    mock.faults.add({ effect });
    const error = await failureOf(economic.rest.post("/customers", { body: customerBody() }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ status: 400, attempts: 1 });
    expect(mock.requests).toHaveLength(1);
  },
);

describe("REST's shapes", () => {
  test("L-60, L-61: a refused filter lists the allowed fields", async () => {
    const { mock, economic } = mockWith();
    const error = await failureOf(
      economic.rest.raw("get", "/customers", { query: { filter: "bogusProp$eq:1" } }),
    );
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.errors).toEqual([{ message: "Filtering is not allowed on property 'bogusProp'." }]);
    expect(error.allowedFilteringFields).toEqual(expect.arrayContaining(["name", "customerNumber"]));
    expect(error.requestId).toBe(mock.requests[0]?.requestId);
    expect(error.code).toBeUndefined();
  });

  const draft = {
    date: "2026-08-14",
    currency: "DKK",
    customer: { customerNumber: 1 },
    layout: { layoutNumber: 19 },
    paymentTerms: { paymentTermsNumber: 1 },
    recipient: { name: "x", vatZone: { vatZoneNumber: 1 } },
  };

  test("complaints by property, with code, hint and value", async () => {
    const paymentTerms = { paymentTermsNumber: 1, paymentTermsType: "dueDate" };
    const body = { ...draft, paymentTerms };
    const error = await failureOf(mockWith().economic.rest.raw("post", "/invoices/drafts", { body }));
    expect(error.code).toBe("E04300");
    expect(error.errors).toEqual([
      {
        path: "paymentTermsType",
        code: "E07180",
        message: "Payment terms type does not match the type on the payment terms specified.",
        hint: "Leave paymentTermsType out.",
        value: "dueDate",
      },
    ]);
  });

  const withBarredLine = () => {
    const { mock, economic } = mockWith();
    mock.agreement().products.add({ productNumber: "old", name: "Old", barred: true });
    const lines = [
      { description: "fine" },
      { description: "fine" },
      { product: { productNumber: "old" }, quantity: 1, unitNetPrice: 1 },
    ];
    return { mock, call: () => economic.rest.raw("post", "/invoices/drafts", { body: { ...draft, lines } }) };
  };

  test("lines by their index", async () => {
    const error = await failureOf(withBarredLine().call());
    expect(error.errors).toMatchObject([{ path: "lines[2].product", code: "E06600", value: "old" }]);
    expect(error.code).toBe("E04300");
  });

  test("if the whole has no code, the first complaint's code counts", async () => {
    const { mock, call } = withBarredLine();
    mock.faults.add({ effect: { rewrite: (answer) => ({ ...answer, errorCode: undefined }) } });
    expect((await failureOf(call())).code).toBe("E06600");
  });

  test("a list of vouchers with entries", async () => {
    const entry = (accountNumber: number, contra: number) => ({
      date: "2026-08-14",
      amount: 1250,
      account: { accountNumber },
      contraAccount: { accountNumber: contra },
    });
    const financeVouchers = [entry(3600, 5820), entry(3600, 5600)];
    const error = await failureOf(
      mockWith().economic.rest.raw("post", "/journals/{journalNumber}/vouchers", {
        path: { journalNumber: 1 },
        body: { accountingYear: { year: "2026" }, entries: { financeVouchers } },
      }),
    );
    expect(error.errors.map(({ path, code }) => [path, code])).toEqual([
      ["[0].entries[1].contraAccount", "E04041"],
    ]);
  });

  test("a complaint without a place in the tree gets its property's name as place", async () => {
    const errors = [{ propertyName: "Date", errorMessage: "Perioden er spærret.", errorCode: "E04041" }];
    const error = await refused(400, { message: "Validation failed.", errors });
    expect(error.errors[0]).toMatchObject({ path: "Date", message: "Perioden er spærret." });
  });

  test("a message alone", async () => {
    const error = await failureOf(mockWith().economic.rest.raw("delete", "/self"));
    expect(error).toMatchObject({
      kind: "validation",
      status: 405,
      method: "DELETE",
      path: "/self",
      errors: [],
    });
  });

  test("without the header X-RequestId the body's logId is the request's id", async () => {
    const { mock, economic } = mockWith({ tokens: [] });
    mock.faults.add({ effect: { headers: { "x-requestid": undefined } } });
    const error = await failureOf(economic.rest.get("/self"));
    expect(error.requestId).toBe(mock.requests[0]?.requestId);
  });

  test("E02250: a pair of tokens that do not match, whatever the status (G-8)", async () => {
    for (const mismatchStatus of [401, 403] as const) {
      const { economic } = mockWith({
        rulings: { mismatchStatus },
        tokens: [
          { appSecretToken: "app-secret-0123456789", agreementGrantToken: "known-grant" },
          { appSecretToken: "another-apps-secret", agreementGrantToken: "its-grant" },
        ],
      });
      const error = await failureOf(economic.withAgreement("its-grant").rest.get("/self"));
      expect(error).toMatchObject({ status: mismatchStatus, code: "E02250", kind: "authentication" });
    }
  });
});

describe("problem+json (O-06)", () => {
  const customer = { name: "x", currency: "DKK", customerGroupNumber: 1, paymentTermId: 1, zone: 1 };

  test("complaints with code and property", async () => {
    const { mock, economic } = mockWith();
    mock.faults.add({ effect: { headers: { "x-requestid": undefined } } });
    const body = { ...customer, customerNumber: 1_000_000_000 };
    const error = await failureOf(economic.customers.post("/Customers", { body }));
    expect(error.code).toBe("InvalidInput");
    const message = "The field CustomerNumber must be between 1 and 999999999";
    expect(error.errors).toEqual([{ path: "CustomerNumber", code: "InvalidInput", message }]);
    expect(error.requestId).toBe(mock.requests[0]?.requestId);
  });

  test("O-52: errors may be null or missing", async () => {
    for (const errors of [null, undefined]) {
      const { mock, economic } = mockWith();
      mock.faults.add({ effect: { rewrite: (answer) => ({ ...answer, errors }) } });
      const missing = economic.customers.get("/Customers/{number}", { path: { number: 999 } });
      expect(await failureOf(missing)).toMatchObject({ kind: "notFound", errors: [] });
    }
  });

  test("O-13: a conflict of the new shape", async () => {
    const { economic } = mockWith();
    const body = { ...customer, customerNumber: 1, objectVersion: "stale" };
    const put = economic.customers.put("/Customers/{number}", { path: { number: 1 }, body });
    const error = await failureOf(put);
    expect(error).toMatchObject({ kind: "conflict", code: "UpdateConflict", status: 409 });
  });

  test("X-42: a conflict of the older shape", async () => {
    const error = await refused(409, {
      message: "Updated by another user",
      developerHint: "Get it again",
      logId: "x-CPH",
      property: "ObjectVersion",
    });
    expect(error.kind).toBe("conflict");
    expect(error.errors).toEqual([
      { path: "ObjectVersion", message: "Updated by another user", hint: "Get it again" },
    ]);
  });

  test("O-25: missing modules are named", async () => {
    const { mock, economic } = mockWith({ modules: [] });
    const title = "Missing modules: Project, Dimension";
    mock.faults.add({ effect: { rewrite: (answer) => ({ ...answer, title }) }, skip: 1 });
    const one = await failureOf(economic.projects.get("/Projects"));
    const error = await failureOf(economic.projects.get("/Projects"));
    expect(error).toBeInstanceOf(PermissionError);
    expect(one).toMatchObject({ missingModules: ["Project"] });
    expect(error).toMatchObject({
      missingModules: ["Project", "Dimension"],
      roles: [],
    });
  });

  test("for a missing role, the sufficient roles are named", async () => {
    const error = await failureOf(mockWith({ role: "Bookkeeping" }).economic.customers.get("/Customers"));
    expect(error).toMatchObject({ missingModules: [], roles: ["Sales", "SuperUser"] });
  });
});
