import { ValidationError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { CallOptions, EconomicServices } from "../../types/index.ts";
import { isKind } from "../is-kind.ts";
import { orAbsent } from "../or-absent.ts";
import { refuse } from "../refuse.ts";
import { stable } from "../stable.ts";
import { checkSecret, webhookSecretHeader } from "./secret-header.ts";

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
  const {
    eventType,
    url,
    secret,
    name = eventType,
    postData,
    contentType = "application/json",
    customHeaders,
    isDisabled = false,
    ...call
  } = options;
  const core = internalsOf(economic.webhooks);
  if (secret !== undefined) checkSecret(secret);
  const headers = Object.entries({ ...customHeaders, ...(secret && { [webhookSecretHeader]: secret }) });
  const wanted: Json = {
    eventType,
    name,
    url: `${url}`,
    contentType,
    postData,
    customHeaders: headers.map(([key, value]) => ({ key, value })),
    isDisabled,
  };
  for (const [name, pattern] of Object.entries(patterns)) {
    if (!pattern.test(`${wanted[name] ?? ""}`)) refuse(`${name} must match ${pattern}.`);
  }
  if (
    headers.length > 5 ||
    JSON.stringify(wanted.customHeaders).length > 1000 ||
    // No name holds a line break, so the first one ends it.
    !headers.every(([name, value]) => /^[\w!#$%&'*+.^`|~-]+\n[ -~]*$/.test(`${name}\n${value}`))
  )
    refuse("customHeaders must be 5 at most, the secret's included, ASCII, of 1000 characters as JSON.");

  const read = async (path: string): Promise<unknown> =>
    (await core.send({ ...call, method: "GET", path })).data;
  const find = () => orAbsent(read(`/webhooks/${eventType}`) as Promise<Json | undefined>);
  if (postData === undefined) {
    const types = (await read("/EventTypes")) as EventType[];
    const type =
      types.find(({ name }) => name === eventType) ??
      refuse(`There is no event type ${eventType}. There are: ${types.map(({ name }) => name).join(", ")}.`);
    // With the event type, which no delivery tells by itself.
    const fields = (type.mergeFields ?? []).map(({ fieldName }) => fieldName.replace(/[[\]]/g, ""));
    wanted.postData = JSON.stringify(
      Object.fromEntries([["event", eventType], ...fields.map((field) => [field, `[${field}]`])]),
    );
  }

  for (let attempt = 1; ; attempt++) {
    const existing = await find();
    if (existing && Object.keys(wanted).every((name) => told(existing[name]) === told(wanted[name])))
      return "unchanged";
    try {
      const body = { ...wanted, objectVersion: existing?.objectVersion };
      await core.send({ ...call, method: existing ? "PUT" : "POST", path: "/webhooks", body });
      return existing ? "updated" : "created";
    } catch (error) {
      const taken = /WebhookAlreadyExistsForEventType/.test(JSON.stringify(error));
      // Somebody else made or changed it since it was looked up: look again.
      if ((isKind(error, "conflict") || (taken && (await find()))) && attempt < 5) continue;
      throw taken
        ? new ValidationError(
            `${eventType} has a webhook that this app cannot see, another app's or one made in e-conomic: remove that first`,
            { ...(error as object), cause: error },
          )
        : error;
    }
  }
}

interface EventType {
  name: string;
  mergeFields?: { fieldName: string }[] | null;
}

/** What e-conomic accepts. */
const patterns = {
  eventType: /^[A-Z\d_]+$/,
  url: /^https:\/\/\S{1,992}$/,
  name: /^.{1,100}$/s,
  contentType: /^.{1,50}$/s,
  postData: /^.{0,4000}$/s,
};

/** A value to compare by: what the server leaves out is false or empty (O-17), and headers have no order. */
const told = (value: unknown): string => `${[value || []].flat().map(stable).sort()}`;
