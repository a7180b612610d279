import { api, type Request, take } from "../api.ts";
import { asClientCall, asCurl } from "../copies.ts";
import { formatDuration, formatMoment } from "../format.ts";
import { Badge, StatusBadge } from "../parts/badge.tsx";
import { Card } from "../parts/card.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { Empty } from "../parts/empty.tsx";
import { FactLink } from "../parts/fact-link.tsx";
import { Failure } from "../parts/failure.tsx";
import { Heading } from "../parts/heading.tsx";
import { JsonView } from "../parts/json-view.tsx";
import { Pager } from "../parts/pager.tsx";
import { pathOf, RequestTable } from "../parts/request-table.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { go, href, type Route } from "../router.ts";
import { useData } from "../use-data.ts";

const pageSize = 50;

interface Filters {
  readonly path?: string;
  readonly method?: string;
  readonly status?: string;
  readonly page?: string;
}

/** Shows the requests as they arrive, and the details of the chosen one beside them. */
export function RequestsView({ chosen, route }: { chosen: string | undefined; route: Route }) {
  const filters: Filters = Object.fromEntries(
    [...route.query].filter(([name]) => ["path", "method", "status", "page"].includes(name)),
  );
  return (
    <>
      <Heading
        title="Requests"
        text="Every request with its answer, and the reason for a refusal. The newest comes first."
      >
        <FilterFields filters={filters} />
      </Heading>
      <div class={chosen === undefined ? "split" : "split has-detail"}>
        <List filters={filters} chosen={chosen} />
        {chosen !== undefined && <Detail key={chosen} id={chosen} filters={filters} />}
      </div>
    </>
  );
}

function FilterFields({ filters }: { filters: Filters }) {
  const change = (changes: Filters) =>
    go(href(["requests"], { ...filters, page: undefined, ...changes }), { keep: false });
  return (
    <>
      <SearchField label="Search paths" value={filters.path ?? ""} onSearch={(path) => change({ path })} />
      <Choice
        label="Method"
        value={filters.method}
        choices={["GET", "POST", "PUT", "PATCH", "DELETE"]}
        onChoose={(method) => change({ method })}
      />
      <Choice
        label="Status"
        value={filters.status}
        choices={["2xx", "3xx", "4xx", "5xx", "refused"]}
        onChoose={(status) => change({ status })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly string[];
  readonly onChoose: (choice: string) => void;
}

function Choice({ label, value = "", choices, onChoose }: ChoiceProps) {
  return (
    <select
      class="input"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      <option value="">{`Any ${label.toLowerCase()}`}</option>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}

function List({ filters, chosen }: { filters: Filters; chosen: string | undefined }) {
  const page = Number(filters.page ?? 0);
  const { path, method, status } = filters;
  const { data, error } = useData(
    `requests/${JSON.stringify(filters)}`,
    () =>
      take(
        api.GET("/__mock/requests", {
          params: {
            query: {
              page,
              pageSize,
              ...(path === undefined ? {} : { path }),
              ...(method === undefined ? {} : { method }),
              ...(status === undefined ? {} : { status }),
            },
          },
        }),
      ),
    ["request"],
  );
  if (error !== undefined) return <Failure text={error} />;
  if (data === undefined) return null;
  const isFiltered = path !== undefined || method !== undefined || status !== undefined;
  return (
    <Card class="split-list" isFlush>
      {data.items.length === 0 ? (
        <NoRequests isFiltered={isFiltered} />
      ) : (
        <RequestTable
          requests={data.items}
          chosen={chosen === undefined ? undefined : Number(chosen)}
          query={{ ...filters }}
        />
      )}
      <Pager
        total={data.total}
        page={data.page}
        pageSize={pageSize}
        addressOf={(next) => href(["requests"], { ...filters, page: next })}
      />
    </Card>
  );
}

function NoRequests({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <Empty title="No request matches">
        <a href={href(["requests"])}>Show all</a>
      </Empty>
    );
  return (
    <Empty title="No requests so far">
      <p>
        Send one to the addresses on the <a href={href([])}>overview</a>: it appears here as it comes.
      </p>
    </Empty>
  );
}

function Detail({ id, filters }: { id: string; filters: Filters }) {
  const { data: request, error } = useData(`request/${id}`, () =>
    take(api.GET("/__mock/requests/{request}", { params: { path: { request: id } } })),
  );
  return (
    <div class="split-detail">
      <Failure text={error} />
      {request !== undefined && (
        <Card
          title={
            <span class="request-title">
              <span class="method">{request.method}</span> <span class="mono">{pathOf(request)}</span>
            </span>
          }
          aside={
            <a class="button small" href={href(["requests"], { ...filters })}>
              Close
            </a>
          }
        >
          <Summary request={request} />
          <Why request={request} />
          <Copies request={request} />
          <Tabs
            label="Both sides"
            tabs={[
              { name: "Answer", content: () => <Side side={request.answer} name="answer" /> },
              { name: "Request", content: () => <Side side={request} name="request" /> },
            ]}
          />
        </Card>
      )}
    </div>
  );
}

function Summary({ request }: { request: Request }) {
  const { status, at, durationMs, operation, document, requestId, replayed, fault } = request;
  return (
    <>
      <p class="actions">
        <StatusBadge status={status} />
        {replayed && <Badge tone="accent">replayed from its key</Badge>}
        {fault !== null && (
          <a href={href(["faults"])}>
            <Badge tone="bad">met fault {fault}</Badge>
          </a>
        )}
      </p>
      <dl class="facts">
        <dt>At</dt>
        <dd>
          {formatMoment(at)}{" "}
          <span class="muted">
            took {durationMs < 1000 ? `${durationMs.toFixed(1)} ms` : formatDuration(durationMs)}
          </span>
        </dd>
        <dt>Operation</dt>
        <dd>{operation === null ? "not published" : `${operation} (${document})`}</dd>
        <dt>Request id</dt>
        <dd class="mono">{requestId}</dd>
      </dl>
    </>
  );
}

function Why({ request: { refusal } }: { request: Request }) {
  if (refusal === null) return null;
  return (
    <section class="why-box" aria-label="Why it was refused">
      <h3>Why it was refused</h3>
      <p>{refusal.reason}</p>
      {refusal.facts.length > 0 && (
        <p class="actions">
          <span class="muted">Rests on</span>
          {refusal.facts.map((fact) => (
            <FactLink key={fact} id={fact} />
          ))}
        </p>
      )}
    </section>
  );
}

function Copies({ request }: { request: Request }) {
  const call = asClientCall(request);
  return (
    <p class="actions">
      <CopyButton text={() => asCurl(request)}>Copy as curl</CopyButton>
      {call !== undefined && <CopyButton text={() => call}>Copy as a call of the client</CopyButton>}
    </p>
  );
}

interface SideProps {
  readonly name: "request" | "answer";
  readonly side: Pick<Request, "headers" | "body"> | null;
}

function Side({ name, side }: SideProps) {
  if (side === null) return <p class="muted">There was no answer: the connection was cut.</p>;
  return (
    <div class="side-by-side">
      <h3>Body</h3>
      {side.body === null || side.body === undefined ? (
        <p class="muted">None.</p>
      ) : (
        <JsonView label={`Body of the ${name}`} value={side.body} />
      )}
      <h3>Headers</h3>
      <dl class="facts headers">
        {Object.entries(side.headers).map(([field, value]) => (
          <>
            <dt class="mono">{field}</dt>
            <dd class="mono">{value}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}
