import { equalInConstantTime } from "../constant-time.ts";
import { readLimited } from "../read-limited.ts";
import { refuse } from "../refuse.ts";
import { eventOf, typeOf, type WebhookEvent, type WebhookHandlers } from "./events.ts";
import { parseFields } from "./fields.ts";
import { createOnce } from "./once.ts";
import { checkSecret, webhookSecretHeader } from "./secret-header.ts";

/** What `createWebhookReceiver` takes. */
export interface WebhookReceiverOptions {
  /**
   * The secret that proves a delivery, 16 characters or more, in the header or in the URL (`?secret=…` or a part of
   * the path). e-conomic signs nothing. Several while one replaces another.
   */
  secret: string | readonly string[];
  /** What to do, by event type. The answer waits for it: put long work into a queue. */
  events: WebhookHandlers;
  /** The header that holds the secret. Default: `x-webhook-secret`. */
  secretHeader?: string | undefined;
  /** Largest body in bytes. Default: 65,536. */
  maxBodyBytes?: number | undefined;
  /** How long a delivery is remembered, in milliseconds, so that its repetition is dropped. Default: 10 minutes; 0: not. */
  duplicateWindowMs?: number | undefined;
  /**
   * What makes two events the same, or `undefined` for never. Default: type, query and body, except that events whose
   * type ends in `_UPDATED` are never the same: a second change of a record looks just like the first.
   */
  duplicateKey?: ((event: WebhookEvent) => string | undefined) | undefined;
  /** Also takes GET, as webhooks of the oldest kind may send. Default: false. */
  allowGet?: boolean | undefined;
  /** Is told what a handler threw, and of every delivery with the right secret that could not be used. */
  onError?: ((error: unknown, event?: WebhookEvent) => void) | undefined;
}

/**
 * Receives webhooks, those made in e-conomic's settings and those of webhooksapi: a function from `Request` to
 * `Response` for any runtime that has them.
 *
 * Answers 200 when the handler is done (or the delivery is a repetition), 500 when it threw, so that the server sends
 * again; 501 for an event without handler, 400 for a body that cannot be read, 401, 405, 413.
 * @throws ValidationError for a missing or short secret and for no handlers.
 */
export function createWebhookReceiver(
  options: WebhookReceiverOptions,
): (request: Request) => Promise<Response> {
  const {
    events,
    onError,
    duplicateKey,
    allowGet,
    maxBodyBytes = 65_536,
    secretHeader = webhookSecretHeader,
    duplicateWindowMs = 600_000,
  } = options;
  const secrets = [options.secret].flat();
  for (const secret of secrets[0] ? secrets : [""]) checkSecret(secret);
  const types = Object.keys(events).filter((type) => events[type]);
  if (!types[0]) refuse('events must name a handler: { INVOICE_BOOKED: (event) => … } or { "*": … }.');
  const once = createOnce(duplicateWindowMs);

  return async ({ url: address, headers, method, body }) => {
    const url = new URL(address);
    const segments = url.pathname.split("/").map(decode);
    const given = [headers.get(secretHeader), url.searchParams.get("secret"), ...segments];
    // Every pair is compared, so that the time does not tell where it matched.
    const proven = given.flatMap((value) =>
      secrets.map((secret) => equalInConstantTime(value ?? "", secret)),
    );
    if (!proven.includes(true)) return answer(401, "The secret is missing or wrong.");
    const allow = allowGet ? "GET, POST" : "POST";
    if (!allow.split(", ").includes(method)) return answer(405, allow, { allow });
    let event: WebhookEvent | undefined;
    const unusable = (status: number, message: string) => {
      onError?.(new Error(message), event);
      return answer(status, message);
    };

    const bytes = await readLimited(body, maxBodyBytes).catch(() => null);
    if (!bytes)
      return bytes === null
        ? unusable(400, "The body broke off.")
        : unusable(413, `The body is larger than ${maxBodyBytes} bytes.`);
    const text = new TextDecoder().decode(bytes);
    url.searchParams.delete("secret");
    let fields: Map<string, string>;
    try {
      fields = new Map([...parseFields(url.search.slice(1)), ...parseFields(text)]);
    } catch {
      return unusable(400, "The body is no JSON: look at the template.");
    }
    const type = typeOf(fields, segments, types);
    if (!type) return unusable(400, "No event type: add event=… to the webhook's URL or body.");
    event = eventOf(type, fields, text);
    const handler = (Object.hasOwn(events, type) && events[type]) || events["*"];
    if (!handler) return unusable(501, `Nothing here handles ${type.slice(0, 50)}.`);

    const received = event;
    const handle = async () => void (await handler.call(events, received));
    const key = duplicateKey
      ? duplicateKey(received)
      : type.endsWith("_UPDATED")
        ? undefined
        : `${type}\n${url.search}\n${text}`;
    try {
      await (key === undefined ? handle() : once(await digest(key), handle));
    } catch (error) {
      onError?.(error, event);
      return answer(500, "Not processed: send it again.");
    }
    return answer(200, "");
  };
}

const answer = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers });

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Of fixed length, so that the memory stays small whatever is sent. */
const digest = async (text: string): Promise<string> =>
  `${new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))}`;
