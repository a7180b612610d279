import { type GivenDelivery, testDelivery } from "../behaviour/webhooks/test-delivery.ts";
import { type Builders, builders } from "../builders/builders.ts";
import { type Collection, collection } from "../builders/collection.ts";
import type { Mock } from "../engine/mock-context.ts";
import { hintFor } from "../errors/hint.ts";
import { eventTypes } from "../generated/tables.ts";
import { type EventType, webhooks } from "../records/webhooks.ts";
import type { Agreement, AgreementSettings } from "../store/agreement.ts";
import type { Entity } from "../store/entity.ts";
import type { Kind } from "../store/kind.ts";

/** One agreement of a mock, from the inside: no tokens, no limits, no refusals. */
export interface AgreementHandle extends Builders {
  /** The records of any kind that a domain has declared. */
  records<E extends Entity>(kind: Kind<E>): Collection<E, E>;
  /** Role, modules, base currency, read-only or not. */
  readonly settings: AgreementSettings;
  change(settings: Partial<AgreementSettings>): void;
  /**
   * Tells the webhooks that something happened, with the merge fields of the event: `emit("INVOICE_BOOKED", { INVOICENO: 7 })`.
   * For what no call brings about, as the events of the option `eventTypes`. Throws a RangeError for a type, or a field of
   * it, that there is not: nobody would hear of it.
   */
  emit(eventType: string, mergeFields?: Readonly<Record<string, string | number>>): void;
  /**
   * Makes the request that e-conomic sends for an event, to hand to a receiver: `receive(delivery("INVOICE_BOOKED",
   * { INVOICENO: 7 }))`. It is that of the agreement's webhook for the event, or of a plain one. Merge fields that are left
   * out are empty; without any, each is 1. Throws as `emit` does, and sends nothing.
   */
  delivery(
    eventType: string,
    mergeFields?: Readonly<Record<string, string | number>>,
    overrides?: GivenDelivery,
  ): Request;
}

export function agreementHandle(agreement: () => Agreement, mock: Mock): AgreementHandle {
  return {
    ...builders(agreement, mock),
    records: (kind) => collection(agreement, kind, (values: Entity) => values as never),
    get settings() {
      return agreement().settings;
    },
    change(settings) {
      const own = agreement();
      own.settings = { ...own.settings, ...settings };
    },
    emit(eventType, mergeFields = {}) {
      eventOf("emit", mock, eventType, mergeFields);
      mock.emit(agreement(), eventType, mergeFields);
    },
    delivery(eventType, mergeFields, overrides = {}) {
      const type = eventOf("delivery", mock, eventType, mergeFields ?? {});
      return testDelivery(type, mergeFields, overrides, agreement().table(webhooks).get(eventType));
    },
  };
}

/** The type of an event. Throws a RangeError for one that there is not, and for a merge field that it has not. */
function eventOf(what: string, mock: Mock, name: string, mergeFields: object): EventType {
  const known = [...eventTypes, ...mock.options.eventTypes];
  const type = known.find((one) => one.name === name);
  if (type === undefined)
    throw new RangeError(
      `${what}: There is no event type "${name}" ${hintFor(
        name,
        known.map((one) => one.name),
      )}.`,
    );
  // Their case does not matter, as in templates.
  const fields = type.mergeFields.map(({ fieldName }) => fieldName.replace(/[[\]]/g, "").toUpperCase());
  for (const field of Object.keys(mergeFields))
    if (!fields.includes(field.toUpperCase()))
      throw new RangeError(
        `${what}: ${name} has no merge field "${field}" ${hintFor(field.toUpperCase(), fields)}.`,
      );
  return type;
}
