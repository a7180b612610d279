/** Sends webhooks to one address of this machine instead of their own: a real one is https, and a receiver under work is not. */

const addresses = new WeakMap<object, string>();

/** The header that says where a forwarded webhook would have gone. */
export const originalUrlHeader = "x-webhook-url";

/**
 * Makes a function for the option `webhooks` that sends each request to an address.
 *
 * @throws TypeError for what is not an http address.
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

/** The address that a function of {@link forwardTo} sends to. */
export const addressOf = (forward: object): string | undefined => addresses.get(forward);

/** The option `webhooks` as it is written on the command line and in JSON. */
export const webhooksOption = (text: string): "record" | "fetch" | ReturnType<typeof forwardTo> =>
  text === "record" || text === "fetch" ? text : forwardTo(text);
