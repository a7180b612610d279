import type { Clock } from "../../dates/clock.ts";
import type { Mock } from "../../engine/mock-context.ts";
import { type Webhook, webhooks } from "../../records/webhooks.ts";
import type { MockOptions } from "../../settings/options.ts";
import type { Agreement } from "../../store/agreement.ts";

/** A call that a webhook made. */
export interface Delivery {
  readonly eventType: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The template with its merge fields filled in; without one the ruling `defaultWebhookBody` (U-04). */
  readonly body: string;
  /** The mocks' time, in milliseconds. */
  readonly at: number;
  /** How often it was tried. 0 when deliveries are only recorded. */
  attempts: number;
  /** The last answer's status; undefined while it is under way, when it is only recorded, or when nobody answered. */
  status: number | undefined;
}

/** Fills `[INVOICENO]` and the like; merge fields match without regard to case. */
export const fillTemplate = (template: string, fields: Readonly<Record<string, string | number>>): string =>
  template.replace(/\[(\w+)\]/g, (whole, name: string) => {
    const key = Object.keys(fields).find((field) => field.toLowerCase() === name.toLowerCase());
    return key === undefined ? whole : String(fields[key]);
  });

function request(
  hook: Webhook,
  fields: Readonly<Record<string, string | number>>,
  at: number,
  defaultBody: string,
): Delivery {
  return {
    eventType: hook.eventType,
    url: hook.url,
    headers: {
      ...Object.fromEntries((hook.customHeaders ?? []).map(({ key, value }) => [key, value])),
      "content-type": hook.contentType,
    },
    body: fillTemplate(hook.postData ?? defaultBody, fields),
    at,
    attempts: 0,
    status: undefined,
  };
}

/** Nobody recorded what becomes of a webhook whose deliveries fail (G-3). */
function disable(agreement: Agreement, eventType: string, now: number): void {
  const lastDisabledDate = `${new Date(now).toISOString().slice(0, 19)}Z`;
  if (agreement.table(webhooks).get(eventType) !== undefined)
    agreement.table(webhooks).update(eventType, { isDisabled: true, lastDisabledDate });
}

/** Sends what the webhooks of an agreement have to send: one request an event, never batched. */
export function createDeliveries(options: MockOptions, clock: Clock) {
  const sent: Delivery[] = [];
  const pending = new Set<Promise<void>>();

  const send = async (delivery: Delivery, agreement: Agreement): Promise<void> => {
    const { webhooks: target } = options;
    if (target === "record") return;
    while (delivery.attempts < options.webhookAttempts) {
      delivery.attempts += 1;
      try {
        const outgoing = new Request(delivery.url, {
          method: "POST",
          headers: delivery.headers,
          body: delivery.body,
        });
        const answer = target === "fetch" ? await fetch(outgoing) : await target(outgoing);
        delivery.status = answer instanceof Response ? answer.status : 200;
        if (delivery.status < 400) return;
      } catch {
        delivery.status = undefined;
      }
    }
    if (options.rulings.disableFailingWebhooks) disable(agreement, delivery.eventType, clock.now());
  };

  const emit: Mock["emit"] = (agreement, eventType, mergeFields) => {
    const hook = agreement.table(webhooks).get(eventType);
    if (hook === undefined || hook.isDisabled === true) return;
    const delivery = request(hook, mergeFields, clock.now(), options.rulings.defaultWebhookBody);
    sent.push(delivery);
    // After the answer that caused it, as a real one would be.
    const running: Promise<void> = Promise.resolve()
      .then(() => send(delivery, agreement))
      .finally(() => pending.delete(running));
    pending.add(running);
  };

  return {
    emit,
    sent: sent as readonly Delivery[],
    async settled(): Promise<void> {
      while (pending.size > 0) await Promise.all(pending);
    },
    clear: () => {
      sent.length = 0;
    },
  };
}
