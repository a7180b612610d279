import { useAgreement } from "../agreement.ts";
import { api, type IdempotencyKey, take } from "../api.ts";
import { formatDuration } from "../format.ts";
import { Badge, StatusBadge } from "../parts/badge.tsx";
import { Card } from "../parts/card.tsx";
import { type Column, DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/empty.tsx";
import { FactLink } from "../parts/fact-link.tsx";
import { Failure } from "../parts/failure.tsx";
import { Gauge } from "../parts/gauge.tsx";
import { Heading } from "../parts/heading.tsx";
import { useData } from "../use-data.ts";

/** Shows the rate bucket and the idempotency keys of the agreement. */
export function LimitsView() {
  const { id } = useAgreement();
  const path = { agreement: id };
  const { data: rate, error } = useData(
    `rate/${id}`,
    () => take(api.GET("/__mock/agreements/{agreement}/rate-limit", { params: { path } })),
    ["request", "clock", "options"],
  );
  const { data: keys } = useData(
    `keys/${id}`,
    () => take(api.GET("/__mock/agreements/{agreement}/idempotency-keys", { params: { path } })),
    ["request", "agreement", "clock"],
  );
  return (
    <>
      <Heading
        title="Keys and limits"
        text="The agreement's rate limit, and the idempotency keys of its callers."
      />
      <Failure text={error} />
      <Card title="Rate limit" aside={<FactLink id="S-02" />}>
        {rate !== undefined && <Gauge rate={rate} />}
      </Card>
      <Card title="Idempotency keys" aside={<FactLink id="S-07" />} isFlush>
        {keys !== undefined && keys.items.length === 0 ? (
          <Empty title="No key is kept">
            <p>
              Send a POST or DELETE with the header <code>Idempotency-Key</code>: for an hour a repetition
              gets the same answer.
            </p>
          </Empty>
        ) : (
          <DataTable label="Kept keys" columns={columns} rows={keys?.items ?? []} keyOf={({ key }) => key} />
        )}
      </Card>
    </>
  );
}

const columns: readonly Column<IdempotencyKey>[] = [
  { title: "Key", cell: ({ key }) => <span class="mono">{key}</span> },
  {
    title: "Request",
    cell: ({ method, url }) => (
      <>
        <span class="method">{method}</span>{" "}
        <span class="mono">{URL.canParse(url) ? new URL(url).pathname : url}</span>
      </>
    ),
  },
  { title: "Answer", cell: ({ status }) => (status === null ? "" : <StatusBadge status={status} />) },
  { title: "Age", isNumber: true, cell: ({ ageMs }) => formatDuration(ageMs) },
  { title: "State", cell: (key) => <State {...key} /> },
];

function State({ state, expiresInMs }: IdempotencyKey) {
  if (state === "underWay") return <Badge tone="accent">under way</Badge>;
  if (state === "expired") return <Badge>expired</Badge>;
  return <Badge tone="good">{formatDuration(expiresInMs)} left</Badge>;
}
