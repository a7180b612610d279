import { endOfMonth } from "../../dates/index.ts";
import type { SeedContext } from "../../engine/resource.ts";
import type { Agreement } from "../../store/agreement.ts";
import {
  type Account,
  type AccountType,
  accountingPeriods,
  accountingYears,
  accounts,
  vatAccounts,
} from "./kinds.ts";

type Row = readonly [
  number: number,
  name: string,
  type: AccountType,
  debitCredit: "debit" | "credit",
  more?: Partial<Account>,
];

/** The part of a Danish chart of accounts that sales, purchases, payments and VAT need. */
const CHART: readonly Row[] = [
  [1000, "RESULTATOPGØRELSE", "heading", "debit"],
  [1010, "Salg af varer og ydelser m/moms", "profitAndLoss", "credit", { vatCode: "U25" }],
  [1015, "Salg af varer og ydelser, EU", "profitAndLoss", "credit", { vatCode: "UEUV" }],
  [1020, "Salg af varer og ydelser, uden for EU", "profitAndLoss", "credit"],
  [1030, "Salg uden moms", "profitAndLoss", "credit"],
  [1090, "Gebyrer og afrundinger", "profitAndLoss", "credit"],
  [1310, "Varekøb", "profitAndLoss", "debit", { vatCode: "I25" }],
  [2250, "Løn", "profitAndLoss", "debit"],
  [3410, "Husleje", "profitAndLoss", "debit", { vatCode: "I25" }],
  [3600, "Kontorartikler", "profitAndLoss", "debit", { vatCode: "I25" }],
  [5000, "BALANCE", "heading", "debit"],
  [5530, "Varelager", "status", "debit"],
  [5600, "Debitorer", "status", "debit", { blockDirectEntries: true }],
  [5710, "Kasse", "status", "debit"],
  [5820, "Bank", "status", "debit"],
  [6800, "Kreditorer", "status", "credit", { blockDirectEntries: true }],
  [6901, "Salgsmoms", "status", "credit", { blockDirectEntries: true }],
  [6902, "Købsmoms", "status", "debit", { blockDirectEntries: true }],
  [7990, "Egenkapital", "status", "credit"],
];

/** Chart, VAT codes, and the accounting years around today with a period a month (C-01). */
export function seedLedger(agreement: Agreement, { today }: SeedContext): void {
  for (const [accountNumber, name, accountType, debitCredit, more] of CHART) {
    agreement.table(accounts).insert({ accountNumber, name, accountType, debitCredit, ...more });
  }
  const vat = agreement.table(vatAccounts);
  vat.insert({
    vatCode: "U25",
    name: "Salgsmoms 25 %",
    ratePercentage: 25,
    accountNumber: 6901,
    vatTypeNumber: 1,
  });
  vat.insert({
    vatCode: "UEUV",
    name: "Varesalg til EU",
    ratePercentage: 0,
    accountNumber: 6901,
    vatTypeNumber: 1,
  });
  vat.insert({
    vatCode: "I25",
    name: "Købsmoms 25 %",
    ratePercentage: 25,
    accountNumber: 6902,
    vatTypeNumber: 2,
  });
  const thisYear = Number(today.slice(0, 4));
  for (const year of [thisYear - 1, thisYear, thisYear + 1]) seedYear(agreement, year);
}

function seedYear(agreement: Agreement, year: number): void {
  agreement
    .table(accountingYears)
    .insert({ year: String(year), fromDate: `${year}-01-01`, toDate: `${year}-12-31` });
  const periods = agreement.table(accountingPeriods);
  for (let month = 1; month <= 12; month += 1) {
    const fromDate = `${year}-${String(month).padStart(2, "0")}-01`;
    periods.insert({
      periodNumber: periods.nextNumber(),
      year: String(year),
      fromDate,
      toDate: endOfMonth(fromDate),
    });
  }
}
