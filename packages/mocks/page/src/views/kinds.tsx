import { useState } from "preact/hooks";
import { useAgreement } from "../agreement.ts";
import { api, take } from "../api.ts";
import { formatCount, formatName } from "../format.ts";
import { Card } from "../parts/card.tsx";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { Heading } from "../parts/heading.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { href } from "../router.ts";
import { useData } from "../use-data.ts";

/** Shows every kind of record of the agreement. */
export function KindsView() {
  const { id } = useAgreement();
  const [search, setSearch] = useState("");
  const { data, error } = useData(
    `kinds/${id}`,
    () => take(api.GET("/__mock/agreements/{agreement}/records", { params: { path: { agreement: id } } })),
    ["agreement"],
  );
  const found = (data?.items ?? [])
    .filter(({ kind }) => formatName(kind).toLowerCase().includes(search.toLowerCase()))
    .sort((a, b) => Number(b.count > 0) - Number(a.count > 0) || a.kind.localeCompare(b.kind));
  return (
    <>
      <Heading title="Records" text="The records of the agreement. REST and the services share them.">
        <SearchField label="Search kinds" value={search} onSearch={setSearch} />
      </Heading>
      <Failure text={error} />
      {data !== undefined && found.length === 0 && (
        <Card>
          <Empty title={`No kind is called “${search}”`} />
        </Card>
      )}
      <ul class="tiles wide">
        {found.map(({ kind, count }) => (
          <li key={kind}>
            <a class={count === 0 ? "tile is-empty" : "tile"} href={href(["records", kind])}>
              <span>{formatName(kind)}</span>
              <strong>{formatCount(count)}</strong>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
