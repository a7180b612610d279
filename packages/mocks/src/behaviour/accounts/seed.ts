import {
  accounts,
  keyFigureCodes,
  totalIntervals,
  type VatAccount,
  vatAccounts,
  vatReportSetups,
  vatTypes,
} from "../../records/ledger.ts";
import { paymentDetailNames, paymentTypes } from "../../records/payment-types.ts";
import type { Agreement } from "../../store/agreement.ts";
import { balance, type ChartRow, result } from "./chart.ts";

function seedRow(
  agreement: Agreement,
  [accountNumber, name, as, more]: ChartRow,
  postable: "profitAndLoss" | "status",
) {
  const table = agreement.table(accounts);
  if (as === "debit" || as === "credit") {
    table.insert({ accountNumber, name, accountType: postable, debitCredit: as, ...more });
  } else if (as === "heading" || as === "headingStart") {
    table.insert({ accountNumber, name, accountType: as, debitCredit: "debit" });
  } else if ("total" in as) {
    const debitCredit = "debit";
    table.insert({
      accountNumber,
      name,
      accountType: "totalFrom",
      debitCredit,
      totalFromAccountNumber: as.total,
    });
  } else {
    const [fromAccountNumber, toAccountNumber] = as.sum;
    table.insert({ accountNumber, name, accountType: "sumInterval", debitCredit: "debit" });
    agreement.table(totalIntervals).insert({ accountNumber, fromAccountNumber, toAccountNumber });
  }
}

const sales = 1;
const purchases = 2;

const sale = { vatTypeNumber: sales, accountNumber: 6901 };
const purchase = { vatTypeNumber: purchases, accountNumber: 6902 };

/** Reverse charge: the buyer owes the VAT and deducts it immediately. */
const reverse = { ...purchase, contraAccountNumber: 6903, ratePercentage: 25 };

const seededVatAccounts: readonly VatAccount[] = [
  { ...sale, vatCode: "U25", name: "Salgsmoms 25 %", ratePercentage: 25 },
  { ...sale, vatCode: "UEUV", name: "Varesalg til EU", ratePercentage: 0 },
  { ...sale, vatCode: "UEUY", name: "Ydelsessalg til EU", ratePercentage: 0 },
  { ...purchase, vatCode: "I25", name: "Købsmoms 25 %", ratePercentage: 25 },
  { ...reverse, vatCode: "IEUV", name: "Varekøb fra EU" },
  { ...reverse, vatCode: "IEUY", name: "Ydelseskøb fra EU" },
  { ...reverse, vatCode: "IVV", name: "Varekøb uden for EU" },
  { ...reverse, vatCode: "IVY", name: "Ydelseskøb uden for EU" },
];

const keyFigures: readonly (readonly [name: string, from: number, text: string, isBalance: boolean])[] = [
  ["Omsætning", 1001, "Omsætning i alt", false],
  ["Vareforbrug", 1300, "Vareforbrug i alt", false],
  ["Omkostninger", 2200, "Omkostninger i alt", false],
  ["Aktiver", 5001, "Aktiver i alt", true],
  ["Passiver", 6000, "Passiver i alt", true],
];

/** Adds the chart, the VAT codes and the ways of paying that every new agreement has (C-01). */
export function seedAccounts(agreement: Agreement): void {
  for (const row of result) seedRow(agreement, row, "profitAndLoss");
  for (const row of balance) seedRow(agreement, row, "status");
  agreement.table(vatTypes).insert({ vatTypeNumber: sales, name: "Salgsmoms" });
  for (const vatTypeNumber of [sales, purchases])
    agreement
      .table(vatReportSetups)
      .insert({ vatTypeNumber, vatReportSetupNumber: 1, name: "Momsafregning" });
  agreement.table(vatTypes).insert({ vatTypeNumber: purchases, name: "Købsmoms" });
  for (const vatAccount of seededVatAccounts) agreement.table(vatAccounts).insert(vatAccount);
  for (const [paymentTypeNumber, { name }] of paymentDetailNames)
    agreement.table(paymentTypes).insert({ paymentTypeNumber, name });
  for (const [index, [name, sumFrom1, sum1Text, isBalance]] of keyFigures.entries()) {
    const rest = { sumFrom2: sumFrom1, sum2Text: sum1Text, isBalance };
    agreement.table(keyFigureCodes).insert({ number: index + 1, name, sumFrom1, sum1Text, ...rest });
  }
}
