/** The tokens and the body that both lanes of `overhead.ts` send. */
export const tokens = { appSecretToken: "secret-token", agreementGrantToken: "grant-token" };

export const customersPath = "/customersapi/v3.1.0/Customers";

export const customer = {
  customerNumber: 9001,
  name: "Havnens Bageri ApS",
  address1: "Kajen 3",
  postCode: "5000",
  city: "Odense C",
  email: "kontor@havnensbageri.test",
  currency: "DKK",
  customerGroupNumber: 1,
  paymentTermId: 2,
  zone: 1,
  creditLimit: 25_000,
};
