import { api, take } from "../api.ts";
import { formatAmount, formatName, formatValue } from "../format.ts";
import { href } from "../router.ts";
import { useData } from "../use-data.ts";
import { Badge, type Tone } from "./badge.tsx";

type Fields = Readonly<Record<string, unknown>>;

/** Checks whether a record is an invoice, an order or a quote, which have lines and sums. */
export function isSalesDocument(record: Fields): boolean {
  return Array.isArray(record.lines) && record.recipientName !== undefined;
}

interface SalesDocumentProps {
  readonly kind: string;
  readonly recordKey: string;
  readonly record: Fields;
}

/** Shows an invoice, order or quote as its recipient would see it. */
export function SalesDocument({ kind, recordKey, record }: SalesDocumentProps) {
  const currency = text(record.currency);
  const lines = Array.isArray(record.lines) ? (record.lines as readonly Fields[]) : [];
  return (
    <article class="card paper" aria-label={`${titleOf(kind)} ${recordKey}`}>
      <header class="paper-head">
        <div>
          <h2>
            {titleOf(kind)} {recordKey}
          </h2>
          <State kind={kind} record={record} />
        </div>
        <dl class="facts">
          <Fact name="Date" value={record.date} />
          <Fact name="Due" value={record.dueDate} />
          <Fact name="Currency" value={record.currency} />
          <Fact name="Reference" value={record.otherReference} />
        </dl>
      </header>
      <address>
        <a href={href(["records", "customers", text(record.customerNumber)])}>{text(record.recipientName)}</a>
        <span>{text(record.recipientAddress)}</span>
        <span>{[record.recipientZip, record.recipientCity].map(text).join(" ")}</span>
        <span>{text(record.recipientCountry)}</span>
        {record.recipientCvr !== undefined && <span>CVR {text(record.recipientCvr)}</span>}
        {record.recipientEan !== undefined && <span>EAN {text(record.recipientEan)}</span>}
      </address>
      {record.heading !== undefined && <h3>{text(record.heading)}</h3>}
      <Lines lines={lines} />
      <dl class="totals paper-totals">
        <Sum name="Net" amount={record.netAmount} currency={currency} />
        <Sum name="VAT" amount={record.vatAmount} currency={currency} />
        <Sum name="Total" amount={record.grossAmount} currency={currency} isSum />
        {typeof record.remainder === "number" && (
          <Sum name="Still to be paid" amount={record.remainder} currency={currency} />
        )}
      </dl>
    </article>
  );
}

function titleOf(kind: string): string {
  const titles: Readonly<Record<string, string>> = {
    bookedInvoices: "Invoice",
    draftInvoices: "Draft invoice",
    orders: "Order",
    quotes: "Quote",
  };
  return titles[kind] ?? formatName(kind);
}

/** Shows whether a document is paid, open or overdue on the emulator's date. */
function State({ kind, record }: { kind: string; record: Fields }) {
  const { data: clock } = useData("clock", () => take(api.GET("/__mock/clock")), ["clock"]);
  if (kind !== "bookedInvoices") return <Badge>{kind === "draftInvoices" ? "draft" : "not invoiced"}</Badge>;
  const { state, tone } = stateOf(record, clock?.today);
  return <Badge tone={tone}>{state}</Badge>;
}

function stateOf({ remainder, dueDate }: Fields, today: string | undefined): { state: string; tone: Tone } {
  if (remainder === 0) return { state: "paid", tone: "good" };
  if (today !== undefined && typeof dueDate === "string" && dueDate < today)
    return { state: "overdue", tone: "bad" };
  return { state: "open", tone: "accent" };
}

function Lines({ lines }: { lines: readonly Fields[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach an area that scrolls
    <section class="scroll" aria-label="Lines" tabIndex={0}>
      <table class="table wraps">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Description</th>
            <th scope="col" class="number">
              Quantity
            </th>
            <th scope="col" class="number">
              Price
            </th>
            <th scope="col" class="number">
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={formatValue(line.lineId) || index}>
              <td>
                {line.productNumber !== undefined && (
                  <a href={href(["records", "products", text(line.productNumber)])}>
                    {text(line.productNumber)}
                  </a>
                )}
              </td>
              <td>{text(line.description)}</td>
              <td class="number">{text(line.quantity)}</td>
              <td class="number">{amountOf(line.unitNetPrice)}</td>
              <td class="number">{amountOf(line.totalNetAmount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: unknown }) {
  if (value === undefined || value === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{text(value)}</dd>
    </>
  );
}

interface SumProps {
  readonly name: string;
  readonly amount: unknown;
  readonly currency: string;
  readonly isSum?: boolean;
}

function Sum({ name, amount, currency, isSum = false }: SumProps) {
  return (
    <div class={isSum ? "sum" : undefined}>
      <dt>{name}</dt>
      <dd>
        {amountOf(amount)} <span class="muted">{currency}</span>
      </dd>
    </div>
  );
}

function text(value: unknown): string {
  return formatValue(value);
}

function amountOf(value: unknown): string {
  return typeof value === "number" ? formatAmount(value) : "";
}
