/** Sends all webhooks to one http address: e-conomic's are sent to https, which a receiver in development usually lacks. */

const addresses = new WeakMap<object, string>();

/** The header with the original URL of a forwarded webhook. */
export const originalUrlHeader = "x-webhook-url";

/**
 * Makes a function for the option `webhooks` that sends each request to an address.
 *
 * @throws TypeError for a text that is not an http address.
 */
export function forwardTo(address: string): (request: Request) => Promise<Response> {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new TypeError(`webhooks is "record", "fetch" or an http address to send them to, not "${address}"`);
  const forward = async (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    headers.set(originalUrlHeader, request.url);
    return await fetch(address, { method: "POST", headers, body: await request.text() });
  };
  addresses.set(forward, address);
  return forward;
}

/** Returns the address that a function of {@link forwardTo} sends to. */
export const addressOf = (forward: object): string | undefined => addresses.get(forward);

/** Reads the option `webhooks` from a text of the command line or of JSON. */
export const webhooksOption = (text: string): "record" | "fetch" | ReturnType<typeof forwardTo> =>
  text === "record" || text === "fetch" ? text : forwardTo(text);
