import type { Ledger } from "../api.ts";
import { formatAmount } from "../format.ts";
import { Badge } from "./badge.tsx";

/** Shows the ledger's sums, and whether the entries add up to zero, as they must. */
export function Totals({ ledger }: { ledger: Ledger }) {
  const { income, costs, result, assets, liabilities } = ledger.totals;
  return (
    <dl class="totals">
      <Line name="Income" amount={income} />
      <Line name="Costs" amount={costs} />
      <Line name="Result" amount={result} isSum />
      <Line name="Assets" amount={assets} />
      <Line name="Liabilities" amount={liabilities} />
      <div>
        <dt>Entries add up</dt>
        <dd>
          {ledger.balanced ? <Badge tone="good">balanced</Badge> : <Badge tone="bad">not balanced</Badge>}
        </dd>
      </div>
    </dl>
  );
}

function Line({ name, amount, isSum = false }: { name: string; amount: number; isSum?: boolean }) {
  return (
    <div class={isSum ? "sum" : undefined}>
      <dt>{name}</dt>
      <dd>{formatAmount(amount)}</dd>
    </div>
  );
}
