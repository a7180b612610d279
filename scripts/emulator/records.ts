/** Calls an emulator for the tests, with plain `fetch`. */

const tokens = {
  "x-appsecrettoken": "any",
  "x-agreementgranttoken": "grant",
  "content-type": "application/json",
};

/** Sends a request to REST and returns its JSON. */
export async function rest(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`${url}/restapi.e-conomic.com${path}`, {
    method,
    headers: { ...tokens, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, ...(text === "" ? {} : JSON.parse(text)) };
}

/** Calls the emulator's own interface, as the page does. */
export async function mock(url: string, method: string, path: string, body: unknown = {}): Promise<unknown> {
  const answer = await fetch(`${url}/__mock${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} /__mock${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text === "" ? undefined : JSON.parse(text);
}

export function newCustomer(name: string): Readonly<Record<string, unknown>> {
  return {
    name,
    currency: "DKK",
    customerGroup: { customerGroupNumber: 1 },
    paymentTerms: { paymentTermsNumber: 1 },
    vatZone: { vatZoneNumber: 1 },
  };
}

/** Registers a webhook for changes of customers. */
export async function registerWebhook(url: string): Promise<void> {
  const answer = await fetch(`${url}/apis.e-conomic.com/webhooksapi/v1.0.0/webhooks`, {
    method: "POST",
    headers: tokens,
    body: JSON.stringify({
      eventType: "CUSTOMER_UPDATED",
      name: "Sync",
      url: "https://shop.test/hook",
      contentType: "application/json",
      postData: '{"number":"[NEWNUMBER]"}',
    }),
  });
  if (!answer.ok) throw new Error(`The webhook was refused: ${await answer.text()}`);
}
