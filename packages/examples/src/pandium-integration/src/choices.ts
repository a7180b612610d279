import type { PandiumRun } from "@org/visma-economic/pandium";

/** A choice of a setting: its value, and its text for the user. */
interface Choice {
  const: string;
  title: string;
}

const choice = (number: number | undefined, name: string | undefined): Choice => ({
  const: `${number}`,
  title: name ?? `${number}`,
});

/** Returns the output of the init run: the choices for each definition of PANDIUM.yaml that the agreement decides. */
export async function choicesOf({
  economic: { rest },
}: PandiumRun<unknown>): Promise<Record<string, Choice[]>> {
  const [layouts, terms, zones, groups, journals] = await Promise.all([
    rest.list("/layouts").toArray(),
    rest.list("/payment-terms").toArray(),
    rest.list("/vat-zones").toArray(),
    rest.list("/customer-groups").toArray(),
    rest.list("/journals").toArray(),
  ]);
  return {
    layouts: layouts.map(({ layoutNumber, name }) => choice(layoutNumber, name)),
    payment_terms: terms.map(({ paymentTermsNumber, name }) => choice(paymentTermsNumber, name)),
    vat_zones: zones.map(({ vatZoneNumber, name }) => choice(vatZoneNumber, name)),
    customer_groups: groups.map(({ customerGroupNumber, name }) => choice(customerGroupNumber, name)),
    journals: journals.map(({ journalNumber, name }) => choice(journalNumber, name)),
  };
}
