/** The path of the same entity on each surface. */
export const surfaces = {
  REST: "https://restapi.e-conomic.com/customers/1",
  service: "https://apis.e-conomic.com/customersapi/v3.1.0/Customers/1",
} as const;

export const headers = { "x-appsecrettoken": "secret", "x-agreementgranttoken": "grant" };
