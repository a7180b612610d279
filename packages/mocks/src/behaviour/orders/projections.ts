import { type Projection, projection } from "../../projection/projection.ts";
import type { Rule } from "../../projection/rule.ts";
import { computed, link, nested, readOnly } from "../../projection/rules.ts";
import type { DocumentStatus, OfferType } from "../../records/orders.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { amounts, dateAndCurrency, margins, parties } from "../sales-documents/projections/document.ts";
import { draftLineOnRest, lineOnService, linesRule } from "../sales-documents/projections/line.ts";
import { upgradable, upgradePath } from "./upgrade.ts";

export interface OfferProjections {
  /** Listings have an empty list of lines (L-146). */
  readonly listed: Projection;
  readonly single: Projection;
}

/** Makes the projections of an order or quote on REST, by state. */
export function onRest(offerType: OfferType, status: DocumentStatus): OfferProjections {
  const { name, plural, numberField } = offerType;
  const self = `/${plural}/${status}/{${numberField}}`;
  const templates: Readonly<Record<string, Rule>> = upgradable[name].includes(status)
    ? {
        templates: nested({
          upgradeInstructions: link(upgradePath(offerType, status)),
          self: link(`${self}/templates`),
        }),
      }
    : {};
  const rules = {
    [numberField]: readOnly(numberField),
    ...dateAndCurrency,
    ...amounts,
    ...margins,
    ...parties,
    pdf: nested({ download: link(`${self}/pdf`) }),
    soap: computed((offer) => ({ [`${name}Handle`]: { id: offer[numberField] } })),
    ...templates,
    ...(status === "archived" ? {} : { lastUpdated: readOnly("lastUpdated") }),
    attachment: link(`${self}/attachment`),
    self: link(self),
  };
  return {
    listed: projection({ ...rules, lines: computed(() => []) }),
    single: projection({ ...rules, lines: linesRule(draftLineOnRest) }),
  };
}

/** Makes the projection of a line in the sales service. It is read-only, because REST writes orders and quotes. */
export const offerLineOnService = ({ numberField }: OfferType): Projection =>
  projection(
    {
      ...lineOnService,
      [numberField]: readOnly(numberField),
      marginInBaseCurrency: readOnly("marginInBaseCurrency"),
      marginPercentage: readOnly("marginPercentage"),
      totalNetAmount: readOnly("totalNetAmount"),
    },
    serviceDefaults,
  );
