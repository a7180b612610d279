import { act } from "../act.ts";
import { useAgreement } from "../agreement.ts";
import { api, type Delivery, take } from "../api.ts";
import { formatMoment, formatTime, formatValue } from "../format.ts";
import { Badge, type Tone } from "../parts/badge.tsx";
import { Card } from "../parts/card.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { Heading } from "../parts/heading.tsx";
import { JsonView } from "../parts/json-view.tsx";
import { href } from "../router.ts";
import { useData } from "../use-data.ts";

/** Shows the webhooks of the agreement and their deliveries. */
export function WebhooksView() {
  const { id } = useAgreement();
  const { data, error } = useData(
    `deliveries/${id}`,
    () => take(api.GET("/__mock/deliveries", { params: { query: { agreement: id } } })),
    ["delivery"],
  );
  return (
    <>
      <Heading
        title="Webhooks"
        text="The requests that e-conomic would have sent, with each attempt. A replay sends the same request once more."
      />
      <Failure text={error} />
      <Hooks id={id} />
      {data !== undefined && data.items.length === 0 && (
        <Card title="Deliveries">
          <Empty title="Nothing was delivered so far">
            <p>
              Make a webhook with POST /webhooks of the webhooks service, then book an invoice or add a
              customer.
            </p>
          </Empty>
        </Card>
      )}
      {data?.items.map((delivery) => (
        <DeliveryCard key={delivery.id} delivery={delivery} />
      ))}
    </>
  );
}

function Hooks({ id }: { id: string }) {
  const { data } = useData(
    `webhooks/${id}`,
    () =>
      take(
        api.GET("/__mock/agreements/{agreement}/records/{kind}", {
          params: { path: { agreement: id, kind: "webhooks" } },
        }),
      ),
    ["agreement"],
  );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card title="Registered" isFlush>
      <DataTable
        label="Registered webhooks"
        columns={[
          {
            title: "Event",
            cell: ({ key, record }) => (
              <a href={href(["records", "webhooks", key])}>{formatValue(record.eventType)}</a>
            ),
          },
          { title: "Name", cell: ({ record }) => formatValue(record.name) },
          { title: "URL", cell: ({ record }) => <span class="mono">{formatValue(record.url)}</span> },
        ]}
        rows={data.items}
        keyOf={({ key }) => key}
      />
    </Card>
  );
}

const tones: Readonly<Record<Delivery["state"], Tone>> = {
  recorded: "plain",
  underWay: "accent",
  delivered: "good",
  failed: "bad",
};

const words: Readonly<Record<Delivery["state"], string>> = {
  recorded: "recorded, not sent",
  underWay: "under way",
  delivered: "delivered",
  failed: "failed",
};

function DeliveryCard({ delivery }: { delivery: Delivery }) {
  const { id, eventType, url, headers, body, at, state, attempts, replayOf } = delivery;
  const replay = () =>
    act(`Delivery ${id} was replayed.`, () =>
      api.POST("/__mock/deliveries/{delivery}/replay", { params: { path: { delivery: id } } }),
    );
  return (
    <Card
      title={
        <>
          {eventType} <span class="muted">delivery {id}</span>
        </>
      }
      aside={
        <span class="actions">
          {replayOf !== null && <Badge>replay of {replayOf}</Badge>}
          <Badge tone={tones[state]}>{words[state]}</Badge>
          <button type="button" class="button small" aria-label={`Replay delivery ${id}`} onClick={replay}>
            Replay
          </button>
        </span>
      }
    >
      <dl class="facts">
        <dt>To</dt>
        <dd class="mono">{url}</dd>
        <dt>Set off</dt>
        <dd>{formatMoment(at)}</dd>
        <dt>Attempts</dt>
        <dd>{attempts.length === 0 ? "none" : <Attempts attempts={attempts} />}</dd>
      </dl>
      <details>
        <summary>What it sends</summary>
        <dl class="facts headers">
          {Object.entries(headers).map(([field, value]) => (
            <>
              <dt class="mono">{field}</dt>
              <dd class="mono">{value}</dd>
            </>
          ))}
        </dl>
        {body === "" ? <p class="muted">No body.</p> : <JsonView label="Body of the delivery" value={body} />}
      </details>
    </Card>
  );
}

function Attempts({ attempts }: { attempts: Delivery["attempts"] }) {
  return (
    <ol class="attempts">
      {attempts.map(({ at, status, error }, index) => (
        <li key={index}>
          <span class="muted">{formatTime(at)}</span>{" "}
          {status === null ? (
            <Badge tone="bad">{error ?? "no answer"}</Badge>
          ) : (
            <Badge tone={status < 400 ? "good" : "bad"}>{status}</Badge>
          )}
        </li>
      ))}
    </ol>
  );
}
