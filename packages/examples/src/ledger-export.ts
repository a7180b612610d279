/**
 * Writes a month of the ledger to a CSV file for the accountant. The file is complete and checked, or it does not
 * exist. Run `node ledger-export.ts 2026-06`; the default is the month before the mocks' date.
 */
import { mkdtemp, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEconomic, type Economic, exportAll, isEconomicError, observe } from "@org/visma-economic";
import { EntryType } from "@org/visma-economic/booked-entries";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { say, step } from "./narrate.ts";

const typeNames = new Map<number | undefined, string>(
  Object.entries(EntryType).map(([name, number]) => [number, name]),
);

/** Returns the bounds of a month. Midnight in UTC is the same day in Denmark. */
function bounds(month: string): { gte: Date; lt: Date } {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return { gte: new Date(Date.UTC(year, number - 1, 1)), lt: new Date(Date.UTC(year, number, 1)) };
}

/** Writes a cell. Spreadsheets split at semicolons and quotes, and execute a cell that begins like a formula. */
const cell = (value: string | number | null | undefined): string => {
  const text =
    typeof value === "number" ? String(value).replace(".", ",") : (value ?? "").replace(/^[=+@-]/, "'$&");
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Writes the month's entries in the order of their numbers.
 *
 * @returns the number of entries, and the sum of their amounts in øre. A ledger balances, so any other sum than 0 is
 *   a mistake.
 */
async function exportMonth(economic: Economic, month: string, path: string) {
  const part = `${path}.part`;
  const file = await open(part, "w");
  let [entries, sum] = [0, 0];
  try {
    await file.writeFile("entry;date;account;type;text;voucher;amount\n");
    const options = {
      by: "entryNumber",
      concurrency: 4,
      filter: { date: bounds(month) },
    } as const;
    for await (const entry of exportAll(economic.bookedEntries, "/booked-entries", options)) {
      const { entryNumber, date, accountNumber, type, text, voucherNumber, amountInBaseCurrency = 0 } = entry;
      const row = [
        entryNumber,
        date?.slice(0, 10),
        accountNumber,
        typeNames.get(type),
        text,
        voucherNumber,
        amountInBaseCurrency,
      ];
      await file.writeFile(`${row.map(cell).join(";")}\n`);
      entries += 1;
      // Sums are in whole øre, because sums of fractions become inexact.
      sum += Math.round(amountInBaseCurrency * 100);
    }
    await file.sync();
  } catch (error) {
    // Half a ledger looks like a complete one, so the file must not remain.
    await file.close();
    await rm(part);
    throw error;
  }
  await file.close();
  await rename(part, path);
  return { entries, sum };
}

const mock = createEconomicMock({ seed: "company" });
mock.listen();
const economic = createEconomic({
  appSecretToken: "the-secret-of-your-app",
  agreementGrantToken: "what-the-customer-granted",
  retry: { maxAttempts: 2 },
  hooks: observe({ onRetry: ({ path, error }) => say(`${path} once more: ${error?.kind}`) }),
});
const month = process.argv[2] ?? "2026-07";
const path = join(await mkdtemp(join(tmpdir(), "ledger-")), `ledger-${month}.csv`);

step(`Export ${month}, with a server that fails in the middle`);
const failure = mock.faults.add({ path: /booked-entries$/, times: 2, effect: { status: 503 } });
await exportMonth(economic, month, path).catch((error: unknown) => {
  if (!isEconomicError(error)) throw error;
  say(`No file: ${error.message}`);
});
failure.remove();

step("Again");
const { entries, sum } = await exportMonth(economic, month, path);
say(`${entries} entries in ${path}`);
say(sum === 0 ? "The month balances." : `The month is off by ${sum / 100} DKK.`);
mock.close();
