import { useState } from "preact/hooks";
import { useAgreement } from "../agreement.ts";
import { api, type Ledger, take } from "../api.ts";
import { formatAmount, formatCount, formatName } from "../format.ts";
import { Card } from "../parts/card.tsx";
import { type Column, DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { Heading } from "../parts/heading.tsx";
import { formatMonth, MonthChart } from "../parts/month-chart.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { Totals } from "../parts/totals.tsx";
import { href } from "../router.ts";
import { useData } from "../use-data.ts";

type Account = Ledger["accounts"][number];
type Month = Ledger["months"][number];

/** Shows the ledger's balances by account and its results by month. */
export function LedgerView() {
  const { id } = useAgreement();
  const { data: ledger, error } = useData(
    `ledger/${id}`,
    () => take(api.GET("/__mock/agreements/{agreement}/ledger", { params: { path: { agreement: id } } })),
    ["agreement"],
  );
  return (
    <>
      <Heading title="Ledger" text="All booked entries. Income is shown as positive, costs as negative.">
        <a class="button" href={href(["records", "bookedEntries"])}>
          Entries
        </a>
      </Heading>
      <Failure text={error} />
      {ledger !== undefined && <Books ledger={ledger} />}
    </>
  );
}

function Books({ ledger }: { ledger: Ledger }) {
  if (ledger.months.length === 0)
    return (
      <Card>
        <Empty title="Nothing is booked yet">
          <p>Book an invoice or a voucher, or start the emulator with --seed company.</p>
        </Empty>
      </Card>
    );
  return (
    <div class="columns">
      <Card class="two-thirds" title="By month">
        <MonthChart months={ledger.months} currency={ledger.currency} />
        <details>
          <summary>The same as a table</summary>
          <DataTable
            label="Income, costs and result by month"
            columns={monthColumns}
            rows={ledger.months}
            keyOf={({ month }) => month}
          />
        </details>
      </Card>
      <Card class="third" title={`Balance in ${ledger.currency}`}>
        <Totals ledger={ledger} />
      </Card>
      <Accounts accounts={ledger.accounts} />
    </div>
  );
}

const monthColumns: readonly Column<Month>[] = [
  { title: "Month", cell: ({ month }) => formatMonth(month) },
  { title: "Income", isNumber: true, cell: ({ income }) => formatAmount(income) },
  { title: "Costs", isNumber: true, cell: ({ costs }) => formatAmount(costs) },
  { title: "Result", isNumber: true, cell: ({ result }) => formatAmount(result) },
  { title: "Entries", isNumber: true, cell: ({ entries }) => formatCount(entries) },
];

const accountColumns: readonly Column<Account>[] = [
  {
    title: "Account",
    cell: ({ accountNumber }) => <a href={href(["records", "accounts", accountNumber])}>{accountNumber}</a>,
  },
  { title: "Name", cell: ({ name }) => name },
  { title: "Type", cell: ({ accountType }) => formatName(accountType) },
  { title: "Entries", isNumber: true, cell: ({ entries }) => formatCount(entries) },
  { title: "Balance", isNumber: true, cell: ({ balance }) => formatAmount(balance) },
];

function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const [search, setSearch] = useState("");
  const wanted = search.toLowerCase();
  const moved = accounts.filter(({ entries }) => entries > 0);
  const found = moved.filter(({ accountNumber, name }) =>
    `${accountNumber} ${name}`.toLowerCase().includes(wanted),
  );
  const sum = found.reduce((total, { balance }) => total + balance, 0);
  return (
    <Card
      title="Accounts with entries"
      aside={<SearchField label="Search accounts" value={search} onSearch={setSearch} />}
      isFlush
    >
      {found.length === 0 ? (
        <Empty title={`No account has “${search}” in its name`} />
      ) : (
        <DataTable
          label="Balances by account"
          columns={accountColumns}
          rows={found}
          keyOf={({ accountNumber }) => accountNumber}
          foot={
            <tfoot>
              <tr>
                <td colSpan={4}>Sum</td>
                <td class="number">{formatAmount(sum)}</td>
              </tr>
            </tfoot>
          }
        />
      )}
    </Card>
  );
}
