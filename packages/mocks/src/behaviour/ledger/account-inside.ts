import type { Rule, View } from "../../projection/rule.ts";
import { computed, link, reference } from "../../projection/rules.ts";
import { type Account, accounts } from "../../records/ledger.ts";
import type { Entity } from "../../store/entity.ts";
import { balanceOf } from "./balance.ts";

const of = (entity: Entity, { agreement }: View): Account | undefined =>
  agreement.table(accounts).get(entity.accountNumber as number);

/** The properties of an account inside another REST resource, in addition to number and link. */
export const accountInside: Readonly<Record<string, Rule>> = {
  accountType: computed((entity, view) => of(entity, view)?.accountType),
  balance: computed((entity, view) => balanceOf(view.agreement, entity.accountNumber as number)),
  blockDirectEntries: computed((entity, view) => of(entity, view)?.blockDirectEntries === true),
  debitCredit: computed((entity, view) => of(entity, view)?.debitCredit),
  name: computed((entity, view) => of(entity, view)?.name),
  accountingYears: link("/accounts/{accountNumber}/accounting-years"),
};

const vatAccount = reference("/vat-accounts/{vatCode}", { readOnly: true });

/** The VAT account of this account, which customer groups show too (L-146). */
export const vatAccountInside: Rule = computed((entity, view) => {
  const account = of(entity, view);
  return account === undefined ? undefined : vatAccount.read(account, view);
});
