import { type Call, type Handler, ok } from "../../../engine/call.ts";
import { notFound } from "../../../errors/refusal.ts";
import { customers } from "../../../records/customers.ts";
import { employees } from "../../../records/employees.ts";
import type { DraftInvoice } from "../../../records/invoices.ts";
import { accountingPeriods, accountingYears } from "../../../records/ledger.ts";
import { encodeRestKey } from "../../../routing/path-keys.ts";
import type { JsonObject, Key } from "../../../store/entity.ts";
import type { Kind } from "../../../store/kind.ts";
import { counted, draftsOf, spanned } from "./figures.ts";
import { breakdowns, url } from "./links.ts";

const draftsPath = "/invoices/totals/drafts";

/** The customer or employee that figures of drafts are for. */
interface Party {
  readonly plural: "customers" | "employees";
  readonly single: "customer" | "employee";
  readonly parameter: "customerNumber" | "employeeNumber";
  /**
   * The property of one party's figures that holds the party's number. By a mistake of the vendor, an employee's
   * number is in `customerNumber`, too.
   */
  readonly inside: string;
  /** The field of a draft that holds the party's number. */
  readonly field: "customerNumber" | "salesPersonNumber";
  readonly kind: Kind;
  /**
   * The kind of party by which one party's figures can be divided further. They can also be divided by years and
   * periods.
   */
  readonly other: "employees" | "customers";
}

const byCustomer: Party = {
  plural: "customers",
  single: "customer",
  parameter: "customerNumber",
  inside: "customerNumber",
  field: "customerNumber",
  kind: customers as unknown as Kind,
  other: "employees",
};

const byEmployee: Party = {
  plural: "employees",
  single: "employee",
  parameter: "employeeNumber",
  inside: "customerNumber",
  field: "salesPersonNumber",
  kind: employees as unknown as Kind,
  other: "customers",
};

const within = (
  drafts: readonly DraftInvoice[],
  { fromDate, toDate }: { fromDate: string; toDate: string },
) => drafts.filter(({ date }) => fromDate <= date && date <= toDate);

function partyTotals(party: Party): Readonly<Record<string, Handler>> {
  const { plural, single, parameter, inside, field } = party;
  const all = `${draftsPath}/${plural}`;
  const one = `${all}/{${parameter}}`;
  /** Returns the number of the party in the path, and its drafts. */
  const own = (call: Call): { readonly number: Key; readonly drafts: readonly DraftInvoice[] } => {
    const number = call.params[parameter] ?? "";
    if (!call.agreement.table(party.kind).has(number)) throw notFound();
    return { number, drafts: draftsOf(call).filter((draft) => draft[field] === number) };
  };

  const list: Handler = (call) => {
    const drafts = draftsOf(call).filter((draft) => draft[field] !== undefined);
    const numbers = [...new Set(drafts.map((draft) => draft[field] as number))].sort((a, b) => a - b);
    const rows: readonly JsonObject[] = numbers.map((number) => ({
      ...spanned(drafts.filter((draft) => draft[field] === number)),
      self: url(call, `${all}/${number}`),
      [single]: { [parameter]: number, self: url(call, `/${plural}/${number}`) },
    }));
    return ok({ ...spanned(drafts), [plural]: rows, self: url(call, all) });
  };

  const get: Handler = (call) => {
    const { number, drafts } = own(call);
    return ok({
      ...spanned(drafts),
      [single]: { [inside]: number, self: url(call, `/${plural}/${number}`) },
      ...breakdowns(call, `${all}/${number}`, "accountingYears", "periods", party.other),
    });
  };

  const ofYear: Handler = (call) => {
    const { number, drafts } = own(call);
    const year = call.agreement.table(accountingYears).get(call.params.accountingYear ?? "");
    if (year === undefined) throw notFound();
    const key = encodeRestKey(year.year);
    return ok({
      ...counted(within(drafts, year)),
      accountingYear: { year: year.year, self: url(call, `/accounting-years/${key}`) },
      ...breakdowns(call, `${all}/${number}/accounting-years/${key}`, "customers", "periods"),
    });
  };

  const ofPeriod: Handler = (call) => {
    const { number, drafts } = own(call);
    const period = call.agreement.table(accountingPeriods).get(call.params.accountingPeriod ?? "");
    if (period === undefined) throw notFound();
    const { periodNumber, year } = period;
    return ok({
      ...counted(within(drafts, period)),
      period: {
        periodNumber,
        self: url(call, `/accounting-years/${encodeRestKey(year)}/periods/${periodNumber}`),
      },
      // The server spells this name with three c's.
      ...breakdowns(call, `${all}/${number}/periods/${periodNumber}`, "customers", "acccountingYears"),
    });
  };

  return {
    [`rest GET ${all}`]: list,
    [`rest GET ${one}`]: get,
    [`rest GET ${one}/accounting-years/{accountingYear}`]: ofYear,
    [`rest GET ${one}/periods/{accountingPeriod}`]: ofPeriod,
  };
}

export const draftTotals: Readonly<Record<string, Handler>> = {
  [`rest GET ${draftsPath}`]: (call) =>
    ok({
      ...spanned(draftsOf(call)),
      ...breakdowns(call, draftsPath, "customers", "accountingYears", "periods", "employees"),
    }),
  ...partyTotals(byCustomer),
  ...partyTotals(byEmployee),
};
