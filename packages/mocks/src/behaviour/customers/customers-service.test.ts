import { beforeEach, describe, expect, test } from "vitest";
import { customerBody } from "../../testing/customer-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const service = (method: string, path: string, body?: unknown) =>
  mock.apis("customersapi", method, path, body);

const onRest = customerBody();
const onService = {
  customerNumber: 5000,
  name: "Ny kunde",
  currency: "DKK",
  customerGroupNumber: 1,
  zone: 1,
  paymentTermId: 2,
  access: true,
};

describe("customers in customersapi", () => {
  test("S-14: are the same customers as on REST, under other names", async () => {
    const { customerNumber } = (
      await mock.rest("POST", "/customers", { ...onRest, zip: "5000", website: "https://ny.test" })
    ).body;
    expect((await service("GET", `/Customers/${customerNumber}`)).body).toMatchObject({
      ...onService,
      customerNumber,
      postCode: "5000",
      homepage: "https://ny.test",
    });
  });

  test("have two address lines here and one text on REST", async () => {
    await service("POST", "/Customers", { ...onService, address1: "Gade 1", address2: "2. sal" });
    expect((await mock.rest("GET", "/customers/5000")).body.address).toBe("Gade 1\n2. sal");
    await mock.rest("PUT", "/customers/5000", { ...onRest, address: "Vej 2\nSt." });
    expect((await service("GET", "/Customers/5000")).body).toMatchObject({
      address1: "Vej 2",
      address2: "St.",
    });
  });

  test("O-10, O-11, O-53: the caller sets the number, and the answer is only that", async () => {
    const made = await service("POST", "/Customers", onService);
    expect([made.status, made.text]).toEqual([201, '{"customerNumber":5000}']);
    expect(made.headers.get("location")).toMatch(
      /^https:\/\/apis\.e-conomic\.com\/customersapi\/v[\d.]+\/Customers\/5000$/,
    );
    const { customerNumber: _, ...without } = onService;
    expect((await service("POST", "/Customers", without)).text).toContain(
      "The field CustomerNumber must be between 1 and 999999999",
    );
    expect((await service("POST", "/Customers", onService)).body.errorCode).toBe("CustomerAlreadyExists");
  });

  test("O-12: REST's name for the payment terms is unknown and fails as missing", async () => {
    const { paymentTermId: _, ...without } = onService;
    const answer = await service("POST", "/Customers", { ...without, paymentTermsNumber: 2 });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ property: "PaymentTermId" }]);
  });

  test("O-13, O-14: PUT needs the current objectVersion, otherwise it answers 409", async () => {
    const before = (await service("GET", "/Customers/1")).body;
    const { objectVersion: _, ...unversioned } = before;
    expect((await service("PUT", "/Customers/1", unversioned)).body).toMatchObject({
      status: 409,
      errorCode: "UpdateConflict",
    });
    const put = await service("PUT", "/Customers/1", { ...before, city: "Nyborg" });
    expect([put.status, put.text]).toEqual([200, ""]);
    expect((await service("PUT", "/Customers/1", { ...before, city: "Ribe" })).status).toBe(409);
    expect((await mock.rest("GET", "/customers/1")).body.city).toBe("Nyborg");
  });

  test("a change on REST makes the version here stale", async () => {
    const before = (await service("GET", "/Customers/1")).body;
    await mock.rest("PUT", "/customers/1", onRest);
    expect((await service("PUT", "/Customers/1", before)).status).toBe(409);
  });

  test("O-15: DELETE answers 200 without a body", async () => {
    const gone = await service("DELETE", "/Customers/12");
    expect([gone.status, gone.text]).toEqual([200, ""]);
    expect((await mock.rest("GET", "/customers/12")).status).toBe(404);
  });

  test("PUT without access bars the customer", async () => {
    const { access: _, ...without } = (await service("GET", "/Customers/1")).body;
    await service("PUT", "/Customers/1", without);
    expect((await mock.rest("GET", "/customers/1")).body.barred).toBe(true);
  });

  test("O-17: null, false and zero are omitted", async () => {
    const { body } = await service("GET", "/Customers/1");
    for (const name of ["defaultDisableEInvoicing", "creditMaximum", "ean"])
      expect(body).not.toHaveProperty(name);
  });

  test("O-16: /Setup has the defaults", async () => {
    expect((await service("GET", "/Setup")).body).toEqual({
      defaultCustomerGroupNumber: 1,
      defaultLayoutNumber: 19,
      objectVersion: "0000000000000001",
    });
  });

  test("must have an existing sales person and price group", async () => {
    const code = async (changes: object) =>
      (await service("POST", "/Customers", { ...onService, ...changes })).body.errorCode;
    expect(await code({ priceGroupNumber: 99 })).toBe("CustomerInvalidPriceGroup");
    expect(await code({ ourRef: 99 })).toBe("InvalidInput");
  });

  test("are checked for faults that the schema does not find", async () => {
    const answer = await service("POST", "/Customers", {
      ...onService,
      eanLocationNumber: "12",
      defaultInvoiceRecipient: "nobody",
      zone: 99,
    });
    expect(answer.status).toBe(400);
    const fixed = await service("POST", "/Customers", {
      ...onService,
      eanLocationNumber: "12",
      defaultInvoiceRecipient: "nobody",
    });
    expect(fixed.body.errors.map((error: { errorCode: string }) => error.errorCode)).toEqual([
      "CustomerInvalidEANThirteenDigits",
      "CustomerInvalidInvoiceEmail",
    ]);
    expect(answer.body.errorCode).toBe("CustomerInvalidVatZone");
  });
});
