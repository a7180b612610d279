import { type CoverageRow, coverage } from "../src/mock/coverage.ts";

const meanings: Readonly<Record<CoverageRow["fidelity"], readonly [short: string, text: string]>> = {
  behaviour: ["stateful, own code", "acts on the agreement's records by code of its own"],
  stateful: ["stateful", "records kept once for both surfaces, with checks"],
  derived: [
    "derived, with state",
    "records kept as published, read off the specification: created, read, changed and deleted, shared with no other surface",
  ],
  shaped: [
    "shaped",
    "no state: an answer in the shape of its schema, from the seeded data, the same each time",
  ],
};

/** docs/coverage.md */
export function coverageDocument(): string {
  const rows = coverage();
  const count = (how: string) => rows.filter(({ fidelity }) => fidelity === how).length;
  const lines = [
    "# What is served, and how",
    "",
    `All ${rows.length} operations of the specifications answer. Written by \`pnpm fidelity\`.`,
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
