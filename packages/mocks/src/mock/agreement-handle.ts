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

/** Direct access to one agreement of a mock, without tokens, limits or refusals. */
export interface AgreementHandle extends Builders {
  /** Returns the records of any kind that a domain has declared. */
  records<E extends Entity>(kind: Kind<E>): Collection<E, E>;
  /** The role, the modules, the base currency, and whether the agreement is read-only. */
  readonly settings: AgreementSettings;
  change(settings: Partial<AgreementSettings>): void;
  /**
   * Triggers the webhooks of an event, with its merge fields: `emit("INVOICE_BOOKED", { INVOICENO: 7 })`. Use it for
   * events that no call causes, such as those of the option `eventTypes`. Throws a RangeError for a type that does not
   * exist, or a merge field that the type does not have, because no webhook could receive it.
   */
  emit(eventType: string, mergeFields?: Readonly<Record<string, string | number>>): void;
  /**
   * Makes the request that e-conomic sends for an event, to pass to a receiver: `receive(delivery("INVOICE_BOOKED", {
   * INVOICENO: 7 }))`. It is made from the agreement's webhook for the event, or from a plain webhook if there is none.
   * Merge fields that are left out are empty; if the argument `mergeFields` is left out, each is 1. Throws as `emit`
   * does, and sends nothing.
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

/**
 * Returns an event's type. Throws a RangeError for a type that does not exist, or a merge field that it does not have.
 */
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
  // Upper and lower case do not matter, as in templates.
  const fields = type.mergeFields.map(({ fieldName }) => fieldName.replace(/[[\]]/g, "").toUpperCase());
  for (const field of Object.keys(mergeFields))
    if (!fields.includes(field.toUpperCase()))
      throw new RangeError(
        `${what}: ${name} has no merge field "${field}" ${hintFor(field.toUpperCase(), fields)}.`,
      );
  return type;
}
