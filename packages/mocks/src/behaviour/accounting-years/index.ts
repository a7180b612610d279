import { type Answer, type Call, empty } from "../../engine/call.ts";
import { createdAnswer } from "../../engine/default-actions.ts";
import { type Domain, type Endpoint, resource } from "../../engine/resource.ts";
import { objectBody } from "../../engine/write-record.ts";
import { invalid, notFound } from "../../errors/refusal.ts";
import {
  type AccountingPeriod,
  type AccountingYear,
  accountingPeriods,
  accountingYears,
  accounts,
} from "../../records/ledger.ts";
import { decodeRestKey, encodeRestKey } from "../../routing/path-keys.ts";
import { addYear, yearFaults } from "./create.ts";
import {
  periodOfAccount,
  periodOnRest,
  periodOnService,
  periodTotalOnRest,
  totalOnRest,
  yearOfAccount,
  yearOnRest,
  yearOnService,
} from "./projections.ts";
import { removeYear } from "./remove.ts";
import { seedYears } from "./seed.ts";
import { type AccountTotal, accountTotal, accountTotals, totalsOf } from "./totals.ts";

/** Makes a year from two dates, and answers with its name (L-27, L-28). */
function createYear(endpoint: Endpoint, call: Call): Answer {
  const dates = endpoint.projection.parse(objectBody(call.body), call) as Omit<AccountingYear, "year">;
  const faults = yearFaults(call, dates);
  if (faults.length > 0) throw invalid(...faults);
  const year = addYear(call.agreement, dates);
  return createdAnswer({ resource: years, endpoint }, year, call, `${call.path}/${encodeRestKey(year.year)}`);
}

const onRest: Endpoint = {
  document: "rest",
  path: "/accounting-years",
  projection: yearOnRest,
  actions: { create: (call) => createYear(onRest, call) },
};

/** Reads the year from the path. This service encodes the slash of "2025/2026" as `_6_`; the other services do not. */
const nameIn = ({ params }: Call): string => decodeRestKey(String(params.year));

const onService: Endpoint = {
  document: "accounting-years",
  path: "/AccountingYears",
  projection: yearOnService,
  actions: {
    create: (call) => createYear(onService, call),
    get: (call) => {
      const year = call.agreement.table(accountingYears).get(nameIn(call));
      if (year === undefined) throw notFound();
      return { status: 200, body: yearOnService.render(year, call) };
    },
    remove: (call) => {
      removeYear(call.agreement, nameIn(call));
      return empty(204);
    },
  },
};

const seenFrom = <E extends object>(
  call: Call,
  rows: readonly E[],
): readonly (E & { accountNumber: number })[] => {
  const accountNumber = Number(call.params.accountNumber);
  return call.agreement.table(accounts).has(accountNumber)
    ? rows.map((row) => ({ ...row, accountNumber }))
    : [];
};

const years = resource<AccountingYear>({
  kind: accountingYears,
  endpoints: [
    onRest as Endpoint<AccountingYear>,
    onService as Endpoint<AccountingYear>,
    {
      document: "rest",
      path: "/accounts/{accountNumber}/accounting-years",
      projection: yearOfAccount,
      rows: (call) => seenFrom(call, call.agreement.table(accountingYears).all()),
    },
  ],
});

/** Accounting years and their periods on both surfaces, and the totals of accounts in them. */
export const accountingYearsDomain: Domain = {
  name: "accounting-years",
  resources: [
    years,
    resource<AccountingPeriod>({
      kind: accountingPeriods,
      endpoints: [
        {
          document: "rest",
          path: "/accounting-years/{accountingYear}/periods",
          scope: { accountingYear: "year" },
          projection: periodOnRest,
        },
        {
          document: "rest",
          path: "/accounts/{accountNumber}/accounting-years/{accountingYear}/periods",
          scope: { accountingYear: "year" },
          projection: periodOfAccount,
          rows: (call) =>
            seenFrom(call, call.agreement.table(accountingPeriods).by("year", call.params.accountingYear)),
        },
        { document: "accounting-years", path: "/accountingYears/periods", projection: periodOnService },
      ],
    }),
    resource<AccountTotal>({
      kind: accountTotals,
      endpoints: [
        {
          document: "rest",
          path: "/accounting-years/{accountingYear}/totals",
          projection: totalOnRest,
          rows: (call) => totalsOf(call.agreement, String(call.params.accountingYear)),
        },
        {
          document: "rest",
          path: "/accounting-years/{accountingYear}/periods/{accountingYearPeriod}/totals",
          projection: periodTotalOnRest,
          rows: ({ agreement, params }) =>
            totalsOf(agreement, String(params.accountingYear), Number(params.accountingYearPeriod)),
        },
      ],
    }),
  ],
  operations: {
    "rest GET /accounts/{accountNumber}/accounting-years/{accountingYear}/totals": accountTotal,
    "rest GET /accounts/{accountNumber}/accounting-years/{accountingYear}/periods/{accountingYearPeriod}/totals":
      accountTotal,
  },
  seedEmpty: seedYears,
};
