import { useAgreement } from "../agreement.ts";
import { api, take } from "../api.ts";
import { formatCount, formatName } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Card } from "../parts/card.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Gauge } from "../parts/gauge.tsx";
import { Heading } from "../parts/heading.tsx";
import { MonthChart } from "../parts/month-chart.tsx";
import { RequestTable } from "../parts/request-table.tsx";
import { Totals } from "../parts/totals.tsx";
import { href } from "../router.ts";
import { useData } from "../use-data.ts";

/** Shows the overview: where to send requests, the latest requests, and the state of the books. */
export function OverviewView() {
  const { id, agreementNumber, settings, claimed } = useAgreement();
  return (
    <>
      <Heading
        title="Overview"
        text={
          claimed
            ? undefined
            : "Nobody has called yet: this agreement belongs to the first caller's grant token."
        }
      >
        <Badge>agreement {agreementNumber}</Badge>
        <Badge>{settings.role}</Badge>
        <Badge>{settings.baseCurrency}</Badge>
      </Heading>
      <div class="columns">
        <Connect />
        <Rate id={id} />
        <Books id={id} />
        <Latest id={id} />
        <Kinds id={id} />
      </div>
    </>
  );
}

function Connect() {
  const { data } = useData("connect", () => take(api.GET("/__mock")));
  if (data === undefined) return null;
  const command = [
    `curl ${data.rest}/customers \\`,
    "  -H 'X-AppSecretToken: any' \\",
    "  -H 'X-AgreementGrantToken: any'",
  ].join("\n");
  return (
    <Card
      class="two-thirds"
      title="Send requests here"
      aside={<CopyButton text={() => command}>Copy curl</CopyButton>}
    >
      <dl class="facts">
        <dt>REST</dt>
        <dd class="mono">{data.rest}</dd>
        <dt>Services</dt>
        <dd class="mono">{data.services}</dd>
        <dt>Books</dt>
        <dd>
          {data.persisted ? (
            "Kept in a file."
          ) : (
            <>
              In memory only: <code>--persist</code> keeps them in a file.
            </>
          )}
        </dd>
        <dt>Tokens</dt>
        <dd>
          Any two that are not blank. Each grant token has an agreement of its own; “demo” is read-only.
        </dd>
      </dl>
      <pre class="code wraps">{command}</pre>
    </Card>
  );
}

function Rate({ id }: { id: string }) {
  const { data } = useData(
    `rate/${id}`,
    () => take(api.GET("/__mock/agreements/{agreement}/rate-limit", { params: { path: { agreement: id } } })),
    ["request", "clock", "options"],
  );
  return (
    <Card class="third" title="Rate limit" aside={<a href={href(["limits"])}>Keys and limits</a>}>
      {data !== undefined && <Gauge rate={data} />}
    </Card>
  );
}

function Books({ id }: { id: string }) {
  const { data: ledger } = useData(
    `ledger/${id}`,
    () => take(api.GET("/__mock/agreements/{agreement}/ledger", { params: { path: { agreement: id } } })),
    ["agreement"],
  );
  if (ledger === undefined) return null;
  return (
    <>
      <Card class="two-thirds" title="Result by month" aside={<a href={href(["ledger"])}>Ledger</a>}>
        {ledger.months.length === 0 ? (
          <Empty title="Nothing is booked yet">
            <p>Book an invoice or a voucher, or start the emulator with --seed company.</p>
          </Empty>
        ) : (
          <MonthChart months={ledger.months} currency={ledger.currency} />
        )}
      </Card>
      <Card class="third" title={`Balance in ${ledger.currency}`}>
        <Totals ledger={ledger} />
      </Card>
    </>
  );
}

function Latest({ id }: { id: string }) {
  const { data } = useData(
    `latest/${id}`,
    () => take(api.GET("/__mock/requests", { params: { query: { pageSize: 8 } } })),
    ["request"],
  );
  if (data === undefined) return null;
  return (
    <Card
      title="Latest requests"
      aside={<a href={href(["requests"])}>All {formatCount(data.total)}</a>}
      isFlush
    >
      {data.items.length === 0 ? (
        <Empty title="No requests so far">
          <p>Send the one above. It appears here as it comes.</p>
        </Empty>
      ) : (
        <RequestTable requests={data.items} />
      )}
    </Card>
  );
}

function Kinds({ id }: { id: string }) {
  const { data } = useData(
    `kinds/${id}`,
    () => take(api.GET("/__mock/agreements/{agreement}/records", { params: { path: { agreement: id } } })),
    ["agreement"],
  );
  const most = [...(data?.items ?? [])].sort((a, b) => b.count - a.count).slice(0, 12);
  return (
    <Card title="Records" aside={<a href={href(["records"])}>All kinds</a>}>
      <ul class="tiles">
        {most.map(({ kind, count }) => (
          <li key={kind}>
            <a class="tile" href={href(["records", kind])}>
              <span>{formatName(kind)}</span>
              <strong>{formatCount(count)}</strong>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
