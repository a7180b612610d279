import { useAgreement } from "../agreement.ts";
import { api, type RecordPage, take } from "../api.ts";
import { columnsOf } from "../columns.ts";
import { formatField, formatName } from "../format.ts";
import { Card } from "../parts/card.tsx";
import { type Column, DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { FieldValue } from "../parts/field-value.tsx";
import { Heading } from "../parts/heading.tsx";
import { Pager } from "../parts/pager.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { go, href, type Route } from "../router.ts";
import { useData } from "../use-data.ts";

type Item = RecordPage["items"][number];

const pageSize = 25;

/** Shows the records of a kind in pages, with a search. */
export function RecordsView({ kind, route }: { kind: string; route: Route }) {
  const { id } = useAgreement();
  const search = route.query.get("search") ?? "";
  const page = Number(route.query.get("page") ?? 0);
  const { data, error } = useData(
    `records/${id}/${kind}/${page}/${search}`,
    () =>
      take(
        api.GET("/__mock/agreements/{agreement}/records/{kind}", {
          params: {
            path: { agreement: id, kind },
            query: { page, pageSize, ...(search === "" ? {} : { q: search }) },
          },
        }),
      ),
    ["agreement"],
  );
  return (
    <>
      <Heading title={formatName(kind)} crumbs={[{ title: "Records", address: href(["records"]) }]}>
        <SearchField
          label={`Search ${formatName(kind).toLowerCase()}`}
          value={search}
          onSearch={(text) => go(href(["records", kind], { search: text }), { keep: false })}
        />
      </Heading>
      <Failure text={error} />
      {data !== undefined && (
        <Card isFlush>
          {data.items.length === 0 ? (
            <NoRecords kind={kind} search={search} />
          ) : (
            <DataTable
              label={formatName(kind)}
              columns={columns(data)}
              rows={data.items}
              keyOf={({ key }) => key}
            />
          )}
          <Pager
            total={data.total}
            page={data.page}
            pageSize={pageSize}
            addressOf={(next) => href(["records", kind], { search, page: next === 0 ? undefined : next })}
          />
        </Card>
      )}
    </>
  );
}

function columns({ kind, key, references, items }: RecordPage): readonly Column<Item>[] {
  const isNumber = (field: string) =>
    references[field] === undefined && items.some(({ record }) => typeof record[field] === "number");
  return [
    {
      title: key.map(formatField).join(" / "),
      cell: (item) => <a href={href(["records", kind, item.key])}>{item.key}</a>,
    },
    ...columnsOf(kind, key, items).map((field) => ({
      title: formatField(field),
      isNumber: isNumber(field),
      cell: ({ record }: Item) => (
        <FieldValue field={field} value={record[field]} target={references[field]} />
      ),
    })),
  ];
}

function NoRecords({ kind, search }: { kind: string; search: string }) {
  if (search !== "")
    return (
      <Empty title={`Nothing has “${search}” in it`}>
        <a href={href(["records", kind])}>Show all</a>
      </Empty>
    );
  return (
    <Empty title="There are none yet">
      <p>They appear here when a request, a seed or a builder makes one.</p>
    </Empty>
  );
}
