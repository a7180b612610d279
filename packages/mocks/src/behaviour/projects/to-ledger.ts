import {
  activities,
  activityGroups,
  type FinanceAccounts,
  type Mileage,
  projectGroups,
  projects,
  type TimeEntry,
} from "../../records/projects.ts";
import type { Agreement } from "../../store/agreement.ts";
import { postEntries } from "../ledger/post.ts";
import { mileagePrices, type Prices, timeEntryPrices } from "./prices.ts";

/** Posts a value on a running account, and the opposite on the contra account. Posts nothing for 0. */
function post(
  agreement: Agreement,
  value: number,
  to: {
    readonly account?: number | undefined;
    readonly contra?: number | undefined;
    readonly type?: number | undefined;
  },
  line: { readonly date: string; readonly text: string; readonly projectNumber: number },
): void {
  if (value === 0 || to.account === undefined || to.contra === undefined) return;
  // 0 is debit, 1 credit.
  const amount = to.type === 1 ? -value : value;
  const common = { ...line, entryType: "financeVoucher" as const, currency: agreement.settings.baseCurrency };
  postEntries(agreement, [
    { ...common, accountNumber: to.account, amount, amountInBaseCurrency: amount },
    { ...common, accountNumber: to.contra, amount: -amount, amountInBaseCurrency: -amount },
  ]);
}

/** Posts costs and sales prices, if the group includes them in the ledger. */
function postPrices(
  agreement: Agreement,
  group: FinanceAccounts | undefined,
  { costPrice, salesPrice }: Prices,
  line: { readonly date: string; readonly text: string; readonly projectNumber: number },
): void {
  if (group === undefined) return;
  const cost = {
    account: group.costAccountOngoing,
    contra: group.costContraAccountOngoing,
    type: group.costAccountOngoingType,
  };
  const sales = {
    account: group.salesAccountOngoing,
    contra: group.salesContraAccountOngoing,
    type: group.salesAccountOngoingType,
  };
  if (group.includeCostPriceInFinance === true) post(agreement, costPrice, cost, line);
  if (group.includeSalesPriceInFinance === true) post(agreement, salesPrice, sales, line);
}

/** Posts an approved time entry, if the group of its activity includes it in the ledger. */
export function bookTimeEntry(agreement: Agreement, entry: TimeEntry, date: string): void {
  const activity = agreement.table(activities).get(entry.activityNumber);
  const group = activity && agreement.table(activityGroups).get(activity.activityGroupNumber);
  const { projectNumber } = entry;
  postPrices(agreement, group, timeEntryPrices(agreement, entry), {
    date,
    text: activity?.name ?? "",
    projectNumber,
  });
}

/** Posts an approved trip, if the group of its project includes it in the ledger. */
export function bookMileage(agreement: Agreement, trip: Mileage): void {
  const project = agreement.table(projects).get(trip.projectNumber);
  const group = project && agreement.table(projectGroups).get(project.projectGroupNumber);
  const text = [trip.from, trip.to].filter((place) => place !== undefined).join(" - ");
  const { projectNumber } = trip;
  const date = trip.date.slice(0, 10);
  postPrices(agreement, group, mileagePrices(agreement, trip), { date, text, projectNumber });
}
