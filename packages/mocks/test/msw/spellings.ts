/** The domain that stands for e-conomic.com in these tests, so that no test names a host that exists. */
export const testDomain = "e-conomic.test";

/** Spellings of an address of e-conomic, and the status of the mock's answer to each. */
export const spellings: readonly (readonly [what: string, url: string, status: number])[] = [
  ["a known path", `https://restapi.${testDomain}/self`, 200],
  ["a service", `https://apis.${testDomain}/customersapi/v3.1.0/Customers`, 200],
  ["an unknown path", `https://restapi.${testDomain}/no/such/path`, 404],
  ["an unknown service", `https://apis.${testDomain}/nosuchapi/v1.0.0/Things`, 404],
  ["no path", `https://apis.${testDomain}`, 404],
  ["a query alone", `https://apis.${testDomain}?x=1`, 404],
  ["the other scheme", `http://restapi.${testDomain}/self`, 200],
  ["a trailing dot", `https://restapi.${testDomain}./self`, 200],
  ["a port", `https://restapi.${testDomain}:8443/self`, 200],
  ["a port on the other scheme", `http://restapi.${testDomain}:81/no/such/path`, 404],
  ["upper case", `HTTPS://RESTAPI.${testDomain.toUpperCase()}/self`, 200],
  ["the grant page", `https://secure.${testDomain}/secure/api1/requestaccess.aspx?appPublicToken=x`, 404],
  ["a host that nobody published", `https://deep.er.${testDomain}/`, 404],
  ["the bare domain", `https://${testDomain}/`, 404],
];

export const tokenHeaders = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };
