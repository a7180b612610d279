import { equalInConstantTime } from "../constant-time.ts";
import { readLimited } from "../read-limited.ts";
import { refuse } from "../refuse.ts";
import { eventOf, typeOf, type WebhookEvent, type WebhookHandlers } from "./events.ts";
import { parseFields } from "./fields.ts";
import { createOnce } from "./once.ts";
import { webhookSecretHeader } from "./secret-header.ts";

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
  const { events, onError, duplicateKey, allowGet = false, maxBodyBytes = 65_536 } = options;
  const secretHeader = options.secretHeader ?? webhookSecretHeader;
  const windowMs = options.duplicateWindowMs ?? 600_000;
  const secrets = [options.secret].flat();
  if (secrets.length === 0 || !secrets.every((secret) => typeof secret === "string" && secret.length >= 16)) {
    refuse("secret must have 16 characters or more: anybody can send to a public URL.");
  }
  const types = Object.keys(events).filter((type) => events[type]);
  if (types.length === 0)
    refuse('events must name a handler: { INVOICE_BOOKED: (event) => … } or { "*": … }.');
  const once = createOnce(windowMs);

  return async (request) => {
    const url = new URL(request.url);
    const segments = url.pathname.split("/").map(decode);
    const given = [
      request.headers.get(secretHeader) ?? "",
      url.searchParams.get("secret") ?? "",
      ...segments,
    ];
    // Every pair is compared, so that the time does not tell where it matched.
    const proven = given.flatMap((value) => secrets.map((secret) => equalInConstantTime(value, secret)));
    if (!proven.includes(true)) return answer(401, "The secret is missing or wrong.");
    if (request.method !== "POST" && !(allowGet && request.method === "GET")) {
      return answer(405, "POST only.", { allow: allowGet ? "GET, POST" : "POST" });
    }
    let event: WebhookEvent | undefined;
    const unusable = (status: number, message: string) => {
      onError?.(new Error(message), event);
      return answer(status, message);
    };

    const tooLarge = Number(request.headers.get("content-length")) > maxBodyBytes;
    const bytes = tooLarge
      ? undefined
      : await readLimited(request.body ?? new Blob().stream(), maxBodyBytes).catch(() => null);
    if (bytes === undefined) return unusable(413, `The body is larger than ${maxBodyBytes} bytes.`);
    if (bytes === null) return unusable(400, "The body broke off.");
    const text = new TextDecoder().decode(bytes);
    url.searchParams.delete("secret");
    let fields: Map<string, string>;
    try {
      fields = new Map([...parseFields(url.search.slice(1)), ...parseFields(text)]);
    } catch {
      return unusable(400, "The body begins like JSON and is none: look at the webhook's template.");
    }
    const type = typeOf(fields, segments, types);
    if (type === undefined) {
      return unusable(
        400,
        "The delivery does not tell its event type: add event=… to the webhook's URL or body.",
      );
    }
    event = eventOf(type, fields, text);
    const known = Object.hasOwn(events, type) ? events[type] : undefined;
    const handler = known ?? events["*"];
    if (!handler) return unusable(501, `Nothing here handles ${type.slice(0, 50)}.`);

    const received = event;
    const handle = async () => void (await handler.call(events, received));
    const key = duplicateKey
      ? duplicateKey(received)
      : type.endsWith("_UPDATED")
        ? undefined
        : `${type}\n${url.search}\n${text}`;
    try {
      await (key === undefined || windowMs <= 0 ? handle() : once(await digest(key), handle));
    } catch (error) {
      onError?.(error, event);
      return answer(500, "The event was not processed: send it again.");
    }
    return answer(200, "");
  };
}

function answer(status: number, text: string, headers?: Record<string, string>): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Of fixed length, so that the memory stays small whatever is sent. */
async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return String.fromCharCode(...new Uint8Array(hash));
}
