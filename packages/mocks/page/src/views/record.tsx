import { useAgreement } from "../agreement.ts";
import { api, type RecordView as Shown, type SurfaceView, take } from "../api.ts";
import { formatCount, formatField, formatName } from "../format.ts";
import { Card } from "../parts/card.tsx";
import { Failure } from "../parts/failure.tsx";
import { Heading } from "../parts/heading.tsx";
import { JsonView } from "../parts/json-view.tsx";
import { PdfView } from "../parts/pdf-view.tsx";
import { isSalesDocument, SalesDocument } from "../parts/sales-document.tsx";
import { type Tab, Tabs } from "../parts/tabs.tsx";
import { href } from "../router.ts";
import { useData } from "../use-data.ts";

/** Shows a record as a document, as both surfaces answer it and as it is stored, with links to related records. */
export function RecordView({ kind, recordKey }: { kind: string; recordKey: string }) {
  const { id } = useAgreement();
  const { data, error } = useData(
    `record/${id}/${kind}/${recordKey}`,
    () =>
      take(
        api.GET("/__mock/agreements/{agreement}/records/{kind}/{key}", {
          params: { path: { agreement: id, kind, key: recordKey } },
        }),
      ),
    ["agreement", "clock"],
  );
  const crumbs = [
    { title: "Records", address: href(["records"]) },
    { title: formatName(kind), address: href(["records", kind]) },
  ];
  return (
    <>
      <Heading title={titleOf(kind, recordKey, data)} crumbs={crumbs} />
      <Failure text={error} />
      {data !== undefined && (
        <>
          <Tabs label="Ways to see it" tabs={tabsOf(data)} />
          <div class="columns">
            <PointsTo view={data} />
            <ReferredBy view={data} />
          </div>
        </>
      )}
    </>
  );
}

function titleOf(kind: string, key: string, view: Shown | undefined): string {
  const name = view?.record.name ?? view?.record.recipientName;
  return typeof name === "string" && name !== "" ? `${key} · ${name}` : `${formatName(kind)} ${key}`;
}

function tabsOf(view: Shown): readonly Tab[] {
  const { record, pdf } = view;
  return [
    ...(isSalesDocument(record)
      ? [
          {
            name: "Document",
            content: () => <SalesDocument kind={view.kind} recordKey={view.key} record={record} />,
          },
        ]
      : []),
    ...(pdf === null ? [] : [{ name: "PDF", content: () => <PdfView address={pdf} /> }]),
    { name: "REST and services", content: () => <Surfaces view={view} /> },
    {
      name: "As stored",
      content: () => (
        <Card>
          <JsonView label="The stored record" value={record} />
        </Card>
      ),
    },
  ];
}

function Surfaces({ view: { rest, service } }: { view: Shown }) {
  return (
    <div class="columns">
      <Surface title="REST" view={rest} missing="REST does not show this record by itself." />
      <Surface title="Service" view={service} missing="No service shows this record by itself." />
    </div>
  );
}

function Surface({ title, view, missing }: { title: string; view: SurfaceView | null; missing: string }) {
  return (
    <Card
      class="half"
      title={title}
      aside={view !== null && <span class="mono muted path">{view.path}</span>}
    >
      {view === null ? (
        <p class="muted">{missing}</p>
      ) : (
        <JsonView label={`${title}: ${view.path}`} value={view.body} />
      )}
    </Card>
  );
}

function PointsTo({ view: { links } }: { view: Shown }) {
  return (
    <Card class="half" title="Points to">
      {links.length === 0 ? (
        <p class="muted">No other record.</p>
      ) : (
        <dl class="facts">
          {links.map(({ field, kind, key }) => (
            <>
              <dt>{formatField(field)}</dt>
              <dd>
                <a href={href(["records", kind, key])}>
                  {formatName(kind)} {key}
                </a>
              </dd>
            </>
          ))}
        </dl>
      )}
    </Card>
  );
}

function ReferredBy({ view: { referencedBy } }: { view: Shown }) {
  return (
    <Card class="half" title="Referred to by">
      {referencedBy.length === 0 ? (
        <p class="muted">No other record.</p>
      ) : (
        <dl class="facts">
          {referencedBy.map(({ kind, field, count, keys }) => (
            <>
              <dt>{formatName(kind)}</dt>
              <dd class="key-list">
                {keys.map((key) => (
                  <a key={key} href={href(["records", kind, key])}>
                    {key}
                  </a>
                ))}
                {count > keys.length && (
                  <span class="muted">and {formatCount(count - keys.length)} more</span>
                )}
                <span class="muted">as {formatField(field).toLowerCase()}</span>
              </dd>
            </>
          ))}
        </dl>
      )}
    </Card>
  );
}
