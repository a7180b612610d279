import { describe, expect, test } from "vitest";
import { customerBody } from "../testing/customer-bodies.ts";
import { testMock } from "../testing/test-mock.ts";

const customer = customerBody({ name: "Ny" });
const strict = () => testMock({ seed: "company", strict: { unknownProperties: true } });
const words = async (sent: Promise<unknown>) =>
  sent.then(
    () => "accepted",
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe("strict: { unknownProperties: true }", () => {
  test("S-05: refuses a misspelt property and names the nearest one", async () => {
    const mock = strict();
    const body = { ...customer, adress: "Torvet 1", vatZone: { vatZoneNumer: 1, colour: "red" } };
    const error = await words(mock.rest("POST", "/customers", body));
    expect(error).toMatch(/^StrictMockError/);
    for (const complaint of [
      '\n- "vatZone.vatZoneNumer" (did you mean "vatZoneNumber"?)\n',
      '\n- "vatZone.colour"\n',
      '\n- "adress" (did you mean "address"?)',
    ])
      expect(error).toContain(complaint);
    expect(mock.agreement().customers.all()).toEqual(strict().agreement().customers.all());
    expect((await mock.rest("POST", "/customers", customer)).status).toBe(201);
  });

  test("finds a misspelt property in the items of a service's bulk body", async () => {
    const body = { lines: [{ productNumber: "1", quantity: 1, unitnetPrice: 1 }] };
    const sent = strict().apis("q2capi", "POST", "/invoices/drafts/1/lines/bulk", body);
    expect(await words(sent)).toContain('"lines.0.unitnetPrice" (did you mean "unitNetPrice"?)');
  });

  test("includes true; true and false accept the property, and the ruling is a 400", async () => {
    const clear = (mock: ReturnType<typeof testMock>) =>
      words(mock.rest("DELETE", "/invoices/drafts?filter=draftInvoiceNumber$eq:1"));
    expect(await clear(strict())).toMatch(/^StrictMockError/);
    const body = { ...customer, nickname: "Nyt" };
    for (const option of [true, false, { unknownProperties: false }]) {
      const mock = testMock({ seed: "company", strict: option });
      expect((await mock.rest("POST", "/customers", body)).status).toBe(201);
      expect((await clear(mock)) === "accepted").toBe(option === false);
    }
    const ruled = testMock({ seed: "company", rulings: { unknownProperties: "refuse" } });
    expect((await ruled.rest("POST", "/customers", body)).status).toBe(400);
  });

  test.each([{ unknownProperties: "yes" }, { unknown: true }, "all", null])(
    "%j is not an option",
    (option) => {
      expect(() => testMock({ strict: option as never })).toThrow(TypeError);
    },
  );
});
