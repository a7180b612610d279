import { type Citations, isTested } from "./citations.ts";
import type { Fact, Sureness, Unknown } from "./fact.ts";
import { allFacts, subjects } from "./facts/index.ts";
import { rulings } from "./rulings.ts";
import { unknowns } from "./unknowns.ts";

const surenessTexts: Readonly<Record<Sureness, string>> = {
  live: "recorded on a real agreement",
  demo: "recorded on the vendor's demo agreement",
  published: "in the vendor's published specifications",
  documented: "in the vendor's prose",
  reported: "reported by other clients",
  inferred: "a conclusion that nobody has seen",
};

const cell = (text: string): string => text.replaceAll("|", "\\|");

const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

const switches = ({ option, why }: Pick<Unknown, "option" | "why">): string =>
  option === undefined
    ? `none: ${why}`
    : option
        .split(", ")
        .map((name) => `\`${name}\``)
        .join(", ");

const links = (files: readonly string[]): string =>
  files
    .map((file) => {
      const [name = "", path] = [file.split("/").at(-1), file.replace(/^mocks\//, "../")];
      return `[${name.replace(".test.ts", "")}](${path.startsWith("../") ? path : `../../${file}`})`;
    })
    .join(", ");

const sureness = ({ sure, source }: Fact): string => (source === undefined ? sure : `${sure}: ${source}`);

function status(fact: Fact, cited: Citations): string {
  if (isTested(fact.id, cited)) return `tested: ${links(cited.get(fact.id) ?? [])}`;
  return fact.gap === undefined ? "**unexplained**" : `${fact.gap.how}: ${fact.gap.why}`;
}

/** Returns the text of docs/fidelity.md. */
export function ledger(cited: Citations): string {
  const tested = allFacts.filter(({ id }) => isTested(id, cited)).length;
  const lines = [
    "# Fidelity ledger",
    "",
    "This page lists what is known about e-conomic's servers, and how far these mocks do the same. `pnpm fidelity` writes it:",
    "the facts are in `fidelity/`, and their tests are found by the ids in their titles.",
    "",
    `${tested} of ${allFacts.length} facts are tested (${((100 * tested) / allFacts.length).toFixed(1)} %). How sure a fact is:`,
    "",
    ...Object.entries(surenessTexts).map(([name, text]) => `- *${name}*: ${text}`),
    "",
    "Most facts about the services were measured on customersapi, and most of REST's writes on `/customers`. That they hold for",
    "other resources is likely, but not proven.",
  ];
  for (const { title, facts } of subjects) {
    lines.push("", `## ${title}`, "", "| id | fact | sure | in the mocks |", "| --- | --- | --- | --- |");
    for (const fact of facts) lines.push(row(fact.id, fact.says, sureness(fact), status(fact, cited)));
  }
  lines.push(
    "",
    "## Unknown",
    "",
    "This table lists what nobody recorded, what the mocks do, and the option that changes it.",
    "",
  );
  lines.push("| id | unknown | the mocks | option | tests |", "| --- | --- | --- | --- | --- |");
  for (const unknown of unknowns) {
    const { id, asks, choice } = unknown;
    lines.push(row(id, asks, choice, switches(unknown), links(cited.get(id) ?? [])));
  }
  lines.push(
    "",
    "## Rulings",
    "",
    "This table lists where facts contradict each other or leave a question open, and what was decided.",
    "",
  );
  lines.push(
    "| id | facts | conflict | the mocks | option | tests |",
    "| --- | --- | --- | --- | --- | --- |",
  );
  for (const ruling of rulings) {
    const { id, facts, conflict, choice } = ruling;
    lines.push(row(id, facts.join(", "), conflict, choice, switches(ruling), links(cited.get(id) ?? [])));
  }
  return `${lines.join("\n")}\n`;
}
