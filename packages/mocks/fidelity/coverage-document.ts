import { type CoverageRow, coverage } from "../src/mock/coverage.ts";

const meanings: Readonly<Record<CoverageRow["fidelity"], readonly [short: string, text: string]>> = {
  behaviour: ["stateful, own code", "separate code acts on the agreement's records"],
  stateful: ["stateful", "records are kept once for both surfaces, with checks"],
  derived: [
    "derived, with state",
    "records are kept as the specification describes them: they can be created, read, changed and deleted, but are not shared with the other surface",
  ],
  shaped: [
    "shaped",
    "there is no state: the answer has the shape of its schema, with data of the seed, and is the same each time",
  ],
};

/** Returns the text of docs/coverage.md. */
export function coverageDocument(): string {
  const rows = coverage();
  const count = (how: string) => rows.filter(({ fidelity }) => fidelity === how).length;
  const lines = [
    "# What is served, and how",
    "",
    `All ${rows.length} operations of the specifications answer. \`pnpm fidelity\` writes this page.`,
    "",
    "| how | operations | meaning |",
    "| --- | --- | --- |",
    ...Object.entries(meanings).map(([how, [short, text]]) => `| ${short} | ${count(how)} | ${text} |`),
  ];
  for (const document of new Set(rows.map((row) => row.document))) {
    lines.push("", `## ${document}`, "", "| operation | how |", "| --- | --- |");
    for (const row of rows.filter((row) => row.document === document))
      lines.push(`| \`${row.method} ${row.path}\` | ${meanings[row.fidelity][0]} |`);
  }
  return `${lines.join("\n")}\n`;
}
