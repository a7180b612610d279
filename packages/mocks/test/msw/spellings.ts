/** The domain that stands for e-conomic.com in these tests: no test names a host that exists. */
export const DOMAIN = "e-conomic.test";

/** Ways to write an address of e-conomic's, and the status that the mock answers it with. */
export const SPELLINGS: readonly (readonly [what: string, url: string, status: number])[] = [
  ["a known path", `https://restapi.${DOMAIN}/self`, 200],
  ["a service", `https://apis.${DOMAIN}/customersapi/v3.1.0/Customers`, 200],
  ["an unknown path", `https://restapi.${DOMAIN}/no/such/path`, 404],
  ["an unknown service", `https://apis.${DOMAIN}/nosuchapi/v1.0.0/Things`, 404],
  ["no path", `https://apis.${DOMAIN}`, 404],
  ["a query alone", `https://apis.${DOMAIN}?x=1`, 404],
  ["the other scheme", `http://restapi.${DOMAIN}/self`, 200],
  ["a trailing dot", `https://restapi.${DOMAIN}./self`, 200],
  ["a port", `https://restapi.${DOMAIN}:8443/self`, 200],
  ["a port on the other scheme", `http://restapi.${DOMAIN}:81/no/such/path`, 404],
  ["upper case", `HTTPS://RESTAPI.${DOMAIN.toUpperCase()}/self`, 200],
  ["the grant page", `https://secure.${DOMAIN}/secure/api1/requestaccess.aspx?appPublicToken=x`, 404],
  ["a host that nobody published", `https://deep.er.${DOMAIN}/`, 404],
  ["the bare domain", `https://${DOMAIN}/`, 404],
];

export const HEADERS = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };
