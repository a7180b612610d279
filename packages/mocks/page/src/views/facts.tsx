import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { entries, type Sure } from "../fact-entries.ts";
import { Badge, type Tone } from "../parts/badge.tsx";
import { Card } from "../parts/card.tsx";
import { Empty } from "../parts/empty.tsx";
import { Heading } from "../parts/heading.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { href } from "../router.ts";

const tones: Readonly<Record<Sure, Tone>> = {
  live: "good",
  demo: "good",
  published: "accent",
  documented: "accent",
  reported: "warn",
  inferred: "warn",
  unknown: "bad",
  ruling: "plain",
};

/** Shows the ledger of facts about e-conomic's servers, with how sure each fact is. */
export function FactsView({ chosen }: { chosen: string | undefined }) {
  const [search, setSearch] = useState("");
  const wanted = search.toLowerCase();
  const found = entries
    .map(({ title, facts }) => ({
      title,
      facts: facts.filter(({ id, says }) => `${id} ${says}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ facts }) => facts.length > 0);
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(`fact-${chosen}`)?.scrollIntoView({ block: "center" });
  }, [chosen]);
  return (
    <>
      <Heading
        title="Facts"
        text="The facts about e-conomic's servers, and how sure each one is. A refused request names its facts."
      >
        <SearchField label="Search facts" value={search} onSearch={setSearch} />
      </Heading>
      {found.length === 0 && (
        <Card>
          <Empty title={`No fact has “${search}” in it`} />
        </Card>
      )}
      {found.map(({ title, facts }) => (
        <Card key={title} title={title} isFlush>
          <ul class="rows fact-list">
            {facts.map(({ id, says, sure }) => (
              <li key={id} id={`fact-${id}`} class={id === chosen ? "is-chosen" : undefined}>
                <a class="mono" href={href(["facts", id])} aria-current={id === chosen ? "true" : undefined}>
                  {id}
                </a>
                <span class="fact-text">{withCode(says)}</span>
                <Badge tone={tones[sure]}>{sure}</Badge>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

/** Shows text between backticks as code. */
function withCode(text: string): ComponentChildren {
  return text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
