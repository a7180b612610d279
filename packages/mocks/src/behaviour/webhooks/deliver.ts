import type { Clock } from "../../dates/clock.ts";
import type { Mock } from "../../engine/mock-context.ts";
import { type Webhook, webhooks } from "../../records/webhooks.ts";
import type { MockOptions } from "../../settings/options.ts";
import type { Agreement } from "../../store/agreement.ts";

/** One attempt of a delivery. */
export interface DeliveryAttempt {
  /** The time on the mocks' clock, in milliseconds. */
  readonly at: number;
  /** The status of the answer; undefined if there was none. */
  readonly status: number | undefined;
  /** The reason why there was no answer. */
  readonly error: string | undefined;
}

/** A request that a webhook sends. */
export interface Delivery {
  /** A number that counts the deliveries of a mock, from 1. */
  readonly id: number;
  readonly eventType: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The template with its merge fields filled in. If the webhook has no template, the ruling `defaultWebhookBody` is
   * the body (U-04).
   */
  readonly body: string;
  /** The time on the mocks' clock, in milliseconds. */
  readonly at: number;
  /** The id of the delivery that this one repeats. */
  readonly replayOf: number | undefined;
  /** How many times the request was sent. It is 0 if deliveries are only recorded. */
  readonly attempts: number;
  /**
   * The status of the last attempt's answer; undefined until the first attempt has ended, if the delivery is only
   * recorded, or if the last attempt got no answer.
   */
  readonly status: number | undefined;
  /** The attempts so far. */
  readonly tries: readonly DeliveryAttempt[];
  /** The state. `recorded` means that the delivery is kept here and not sent. */
  readonly state: "recorded" | "underWay" | "delivered" | "failed";
}

/** A delivery and the agreement whose webhook made it. */
export interface OwnedDelivery {
  readonly delivery: Delivery;
  /** The id of the agreement. */
  readonly agreement: string;
}

/** A delivery while its attempts run. */
type Running = { -readonly [Name in keyof Delivery]: Delivery[Name] };

/** Fills in `[INVOICENO]` and other merge fields. Upper and lower case do not matter. */
export const fillTemplate = (template: string, fields: Readonly<Record<string, string | number>>): string =>
  template.replace(/\[(\w+)\]/g, (whole, name: string) => {
    const key = Object.keys(fields).find((field) => field.toLowerCase() === name.toLowerCase());
    return key === undefined ? whole : String(fields[key]);
  });

/** The request of a delivery, and its event. */
type Message = Pick<Delivery, "eventType" | "url" | "headers" | "body">;

const messageOf = (
  hook: Webhook,
  fields: Readonly<Record<string, string | number>>,
  defaultBody: string,
): Message => ({
  eventType: hook.eventType,
  url: hook.url,
  headers: {
    ...Object.fromEntries((hook.customHeaders ?? []).map(({ key, value }) => [key, value])),
    "content-type": hook.contentType,
  },
  body: fillTemplate(hook.postData ?? defaultBody, fields),
});

/** Disables a webhook whose deliveries fail. Nobody recorded what the servers do (G-3). */
function disable(agreement: Agreement, eventType: string, now: number): void {
  const lastDisabledDate = `${new Date(now).toISOString().slice(0, 19)}Z`;
  if (agreement.table(webhooks).get(eventType) !== undefined)
    agreement.table(webhooks).update(eventType, { isDisabled: true, lastDisabledDate });
}

/**
 * Makes the sender of webhooks. It sends one request for each event, and never batches them.
 *
 * @param onChange runs when a delivery is triggered and after each attempt.
 */
export function createDeliveries(
  options: MockOptions,
  clock: Clock,
  onChange: (owned: OwnedDelivery) => void = () => {},
) {
  const sent: Delivery[] = [];
  const agreements = new WeakMap<Delivery, Agreement>();
  const pending = new Set<Promise<void>>();
  let count = 0;

  const changed = (delivery: Delivery): void =>
    onChange({ delivery, agreement: agreements.get(delivery)?.id ?? "" });

  const attempt = async (delivery: Running): Promise<void> => {
    const { webhooks: target } = options;
    let status: number | undefined;
    let error: string | undefined;
    try {
      const { url, headers, body } = delivery;
      const outgoing = new Request(url, { method: "POST", headers, body });
      const answer = typeof target === "function" ? await target(outgoing) : await fetch(outgoing);
      status = answer instanceof Response ? answer.status : 200;
    } catch (reason) {
      error = reasonOf(reason);
    }
    delivery.attempts += 1;
    delivery.status = status;
    delivery.tries = [...delivery.tries, { at: clock.now(), status, error }];
  };

  const send = async (delivery: Running, agreement: Agreement): Promise<void> => {
    while (delivery.state === "underWay") {
      // Delivery may have been switched off since the last attempt.
      if (options.webhooks !== "record") await attempt(delivery);
      if (options.webhooks === "record") delivery.state = "recorded";
      else if (delivery.status !== undefined && delivery.status < 400) delivery.state = "delivered";
      else if (delivery.attempts >= options.webhookAttempts) delivery.state = "failed";
      changed(delivery);
    }
    if (delivery.state === "failed" && options.rulings.disableFailingWebhooks)
      disable(agreement, delivery.eventType, clock.now());
  };

  /** Starts a delivery. It is sent only after the call that caused it was answered, as with a real webhook. */
  const run = (delivery: Running, agreement: Agreement): void => {
    const running: Promise<void> = Promise.resolve()
      .then(() => send(delivery, agreement))
      .finally(() => pending.delete(running));
    pending.add(running);
  };

  const add = (message: Message, agreement: Agreement, replayOf?: number): Delivery => {
    count += 1;
    const delivery: Running = {
      id: count,
      ...message,
      at: clock.now(),
      replayOf,
      attempts: 0,
      status: undefined,
      tries: [],
      state: options.webhooks === "record" ? "recorded" : "underWay",
    };
    agreements.set(delivery, agreement);
    sent.push(delivery);
    changed(delivery);
    run(delivery, agreement);
    return delivery;
  };

  const emit: Mock["emit"] = (agreement, eventType, mergeFields) => {
    const hook = agreement.table(webhooks).get(eventType);
    if (hook === undefined || hook.isDisabled === true) return;
    add(messageOf(hook, mergeFields, options.rulings.defaultWebhookBody), agreement);
  };

  return {
    emit,
    sent: sent as readonly Delivery[],
    /** Returns the id of a delivery's agreement; empty if the delivery belongs to another mock. */
    ownerOf: (delivery: Delivery): string => agreements.get(delivery)?.id ?? "",
    /** Sends a delivery once more. Throws a RangeError for one that this mock has not sent. */
    replay({ id }: Pick<Delivery, "id">): Delivery {
      const delivery = sent.find((one) => one.id === id);
      const agreement = delivery === undefined ? undefined : agreements.get(delivery);
      if (delivery === undefined || agreement === undefined)
        throw new RangeError(`replay: There is no delivery ${id}.`);
      const { eventType, url, headers, body } = delivery;
      return add({ eventType, url, headers, body }, agreement, id);
    },
    /** Takes over the deliveries of another process, and continues those that were running. */
    resume(left: readonly OwnedDelivery[], agreementOf: (id: string) => Agreement): void {
      for (const { delivery, agreement } of left) {
        const running: Running = { ...delivery };
        const owner = agreementOf(agreement);
        agreements.set(running, owner);
        sent.push(running);
        count = Math.max(count, delivery.id);
        if (running.state === "underWay") run(running, owner);
      }
    },
    async settled(): Promise<void> {
      while (pending.size > 0) await Promise.all(pending);
    },
    clear: () => {
      sent.length = 0;
      count = 0;
    },
  };
}

/** Returns why a request got no answer. `fetch` keeps the reason in the cause of its error. */
function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : { cause: undefined };
  if (cause instanceof Error && cause.message !== "") return cause.message;
  return error instanceof Error ? error.message : String(error);
}
