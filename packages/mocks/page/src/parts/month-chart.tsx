import type { Ledger } from "../api.ts";
import { formatAmount } from "../format.ts";

type Month = Ledger["months"][number];

const width = 760;
const height = 240;
const inset = { top: 12, right: 8, bottom: 26, left: 74 };

/** Draws each month's income and costs as bars and its result as a line. A table below the chart has the same figures. */
export function MonthChart({ months, currency }: { months: readonly Month[]; currency: string }) {
  const { low, high, ticks } = scaleOf(months);
  const y = (amount: number) =>
    inset.top + ((high - amount) / (high - low)) * (height - inset.top - inset.bottom);
  const step = (width - inset.left - inset.right) / Math.max(1, months.length);
  const middle = (index: number) => inset.left + step * (index + 0.5);
  const bar = Math.min(18, step * 0.32);
  return (
    <figure class="chart">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="scroll" aria-label="Chart" tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summaryOf(months, currency)}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                class={tick === 0 ? "chart-zero" : "chart-grid"}
                x1={inset.left}
                x2={width - inset.right}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text class="chart-label" x={inset.left - 8} y={y(tick) + 4} text-anchor="end">
                {formatTick(tick)}
              </text>
            </g>
          ))}
          {months.map(({ month, income, costs, result }, index) => (
            <g key={month}>
              <title>{`${formatMonth(month)}: income ${formatAmount(income)}, costs ${formatAmount(costs)}, result ${formatAmount(result)}`}</title>
              <Bar class="chart-income" x={middle(index) - bar - 1} width={bar} from={y(0)} to={y(income)} />
              <Bar class="chart-costs" x={middle(index) + 1} width={bar} from={y(0)} to={y(costs)} />
              {isLabelled(index, months.length) && (
                <text class="chart-label" x={middle(index)} y={height - 8} text-anchor="middle">
                  {formatMonth(month)}
                </text>
              )}
            </g>
          ))}
          <polyline
            class="chart-result"
            points={months.map(({ result }, index) => `${middle(index)},${y(result)}`).join(" ")}
          />
          {months.map(({ month, result }, index) => (
            <circle key={month} class="chart-dot" cx={middle(index)} cy={y(result)} r={3} />
          ))}
        </svg>
      </section>
      <figcaption class="legend">
        <span class="legend-income">Income</span>
        <span class="legend-costs">Costs</span>
        <span class="legend-result">Result</span>
      </figcaption>
    </figure>
  );
}

interface BarProps {
  readonly class: string;
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

function Bar({ class: name, x, width: across, from, to }: BarProps) {
  return (
    <rect class={name} x={x} width={across} y={Math.min(from, to)} height={Math.abs(to - from)} rx={2} />
  );
}

/** Returns the ends of the axis, and round amounts between them, zero included. */
function scaleOf(months: readonly Month[]) {
  const amounts = months.flatMap(({ income, costs, result }) => [income, costs, result]);
  const most = Math.max(1, ...amounts);
  const least = Math.min(0, ...amounts);
  const rough = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step;
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, index) => low + index * step) };
}

/** Checks whether a month has a label. The labels of more than a dozen months would overlap. */
function isLabelled(index: number, count: number): boolean {
  return index % Math.ceil(count / 12) === 0;
}

function formatTick(amount: number): string {
  return amount.toLocaleString("en-GB", { notation: "compact", maximumFractionDigits: 1 });
}

/** Returns "Jul 26" for "2026-07". */
export function formatMonth(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en-GB", {
    month: "short",
    year: "2-digit",
    timeZone: "UTC",
  });
}

function summaryOf(months: readonly Month[], currency: string): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "No months";
  const total = months.reduce((sum, { result }) => sum + result, 0);
  return `Income, costs and result by month, ${formatMonth(first.month)} to ${formatMonth(last.month)}: a result of ${formatAmount(total)} ${currency} in all`;
}
