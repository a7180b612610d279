import { type TestMock, testMock } from "../../src/testing/test-mock.ts";

/** The currencies of the three customers, in the order of their numbers. */
export const bookCurrencies = ["DKK", "EUR", "NOK"] as const;

const customer = (currency: string, vatZoneNumber: number) => ({
  currency,
  name: `Kunde i ${currency}`,
  customerGroup: { customerGroupNumber: 1 },
  paymentTerms: { paymentTermsNumber: 2 },
  vatZone: { vatZoneNumber },
});

/**
 * Makes an agreement with three customers, two products and a supplier through the API, which all later steps use too.
 */
export async function company(): Promise<TestMock> {
  const mock = testMock({ rateLimit: false });
  const make = async (path: string, body: object) => {
    const answer = await mock.rest("POST", path, body);
    if (answer.status !== 201) throw new Error(answer.text);
  };
  for (const [index, currency] of bookCurrencies.entries())
    await make("/customers", customer(currency, index + 1));
  for (const productNumber of ["1", "2"]) {
    const product = { productNumber, name: `Vare ${productNumber}`, productGroup: { productGroupNumber: 1 } };
    await make("/products", product);
  }
  await make("/suppliers", {
    name: "Leverandør",
    currency: "DKK",
    supplierGroup: { supplierGroupNumber: 1 },
    paymentTerms: { paymentTermsNumber: 2 },
    vatZone: { vatZoneNumber: 1 },
  });
  return mock;
}
