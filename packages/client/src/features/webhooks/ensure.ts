import { type EconomicError, isEconomicError, ValidationError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { CallOptions, EconomicServices } from "../../types/index.ts";
import { orAbsent } from "../or-absent.ts";
import { refuse } from "../refuse.ts";
import { same } from "../stable.ts";
import { isRecord } from "../writable.ts";
import { webhookSecretHeader } from "./secret-header.ts";

type Json = Record<string, unknown>;

/** What `ensureWebhook` takes. */
export interface EnsureWebhookOptions extends CallOptions {
  /** `INVOICE_BOOKED`, `CUSTOMER_UPDATED`, `JOURNAL_BOOKED` or another of `GET /EventTypes`. */
  eventType: string;
  /** Where it is delivered: https, at most 1000 characters. */
  url: string | URL;
  /** Sent along in the header that `createWebhookReceiver` looks at. 16 characters or more. */
  secret?: string | undefined;
  /** Shown in e-conomic; at most 100 characters. Default: the event type. */
  name?: string | undefined;
  /** Body with merge fields, at most 4000 characters. Default: JSON with the event type and all its merge fields. */
  postData?: string | undefined;
  /** Default: `application/json`. */
  contentType?: string | undefined;
  /** Further headers; with the secret at most 5, and 1000 characters. */
  customHeaders?: Readonly<Record<string, string>> | undefined;
  /** Default: false, so that a hook that was switched off after failed deliveries is switched on. */
  isDisabled?: boolean | undefined;
}

/**
 * Makes sure that the one webhook of an event type is as told: registers it, updates it, or does nothing.
 * @throws ValidationError before anything is sent for what e-conomic would refuse, and when the hook of this event
 *   type belongs to another app or was made in e-conomic itself, where this app cannot see it.
 */
export async function ensureWebhook(
  economic: Pick<EconomicServices, "webhooks">,
  options: EnsureWebhookOptions,
): Promise<"created" | "updated" | "unchanged"> {
  const { eventType, url, secret, name, postData, contentType, customHeaders, isDisabled, ...call } = options;
  const core = internalsOf(economic.webhooks);
  if (secret !== undefined && secret.length < 16) refuse("secret must have 16 characters or more.");
  const headers = { ...customHeaders, ...(secret !== undefined && { [webhookSecretHeader]: secret }) };
  const wanted: Json = {
    eventType,
    name: name ?? eventType,
    url: String(url),
    contentType: contentType ?? "application/json",
    postData,
    customHeaders: Object.entries(headers).map(([key, value]) => ({ key, value })),
    isDisabled: isDisabled ?? false,
  };
  check(wanted, headers);

  const read = async (path: string): Promise<unknown> =>
    (await core.send({ ...call, method: "GET", path })).data;
  wanted.postData ??= await templateOf(eventType, read);
  const find = () => orAbsent(read(`/webhooks/${eventType}`));

  for (let attempt = 1; ; attempt++) {
    const existing = await find();
    if (isRecord(existing) && equals(existing, wanted)) return "unchanged";
    try {
      if (isRecord(existing)) {
        const body = { ...wanted, objectVersion: existing.objectVersion };
        await core.send({ ...call, method: "PUT", path: "/webhooks", body });
        return "updated";
      }
      await core.send({ ...call, method: "POST", path: "/webhooks", body: wanted });
      return "created";
    } catch (error) {
      const taken = isEconomicError(error) && saysTaken(error);
      // Somebody else made or changed it since it was looked up: look again.
      const changed = isEconomicError(error, "conflict") || (taken && (await find()) !== undefined);
      if (changed && attempt < 5) continue;
      if (!taken) throw error;
      const message = `${eventType} has a webhook that this app cannot see: another app's, or one made in e-conomic under Extensions, Web hooks. There can be only one: remove that one first.`;
      throw new ValidationError(message, {
        method: "POST",
        path: "/webhooks",
        status: error.status,
        cause: error,
      });
    }
  }
}

const saysTaken = ({ code, errors }: EconomicError): boolean =>
  [code, ...errors.map((detail) => detail.code)].includes("WebhookAlreadyExistsForEventType");

/** Whether the hook is as wanted already; what it leaves out is false or empty (O-17). */
const equals = (existing: Json, wanted: Json): boolean =>
  Object.entries(wanted).every(([name, value]) =>
    name === "customHeaders"
      ? same(byKey(existing[name]), byKey(value))
      : same(existing[name] ?? (name === "isDisabled" ? false : undefined), value),
  );

const byKey = (headers: unknown): Json =>
  Object.fromEntries(
    ((headers ?? []) as { key: string; value: unknown }[]).map(({ key, value }) => [key, value]),
  );

/** JSON with the event type, which no delivery tells by itself, and every merge field the event has. */
async function templateOf(eventType: string, read: (path: string) => Promise<unknown>): Promise<string> {
  const types = (await read("/EventTypes")) as {
    name: string;
    mergeFields?: { fieldName: string }[] | null;
  }[];
  const type = types.find(({ name }) => name === eventType);
  if (!type)
    refuse(`There is no event type ${eventType}. There are: ${types.map(({ name }) => name).join(", ")}.`);
  const fields = (type.mergeFields ?? []).map(({ fieldName }) => fieldName.replace(/^\[|\]$/g, ""));
  return JSON.stringify({
    event: eventType,
    ...Object.fromEntries(fields.map((field) => [field, `[${field}]`])),
  });
}

function check(wanted: Json, customHeaders: Record<string, string>): void {
  const { eventType, url } = wanted as Record<string, string>;
  if (!/^[A-Z0-9_]+$/.test(eventType ?? ""))
    refuse("eventType must be capitals, digits and _: INVOICE_BOOKED.");
  if (!/^https:\/\/\S+$/.test(url ?? "")) refuse("url must begin with https://.");
  for (const [name, most] of Object.entries({ url: 1000, name: 100, contentType: 50, postData: 4000 })) {
    const length = String(wanted[name] ?? "").length;
    if (length > most) refuse(`${name} has ${length} characters; ${most} are accepted.`);
  }
  const headers = Object.entries(customHeaders);
  if (headers.length > 5)
    refuse(`There are ${headers.length} custom headers; 5 are accepted, the secret's included.`);
  for (const [name, value] of headers) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\x20-\x7e]*$/.test(value)) {
      refuse(`The custom header ${name} holds a character that headers cannot.`);
    }
  }
  if (JSON.stringify(wanted.customHeaders).length > 1000)
    refuse("The custom headers exceed 1000 characters.");
}
