/** The result of one sender in one cell. */
export interface SenderRow {
  sender: string;
  promised: "answered" | "refused";
  outcome: "answered" | "refused" | "broken";
  /** The number of connections, look-ups and tunnels that reached the trap while the mock listened. */
  left: number;
  /** Whether the same call reached the trap after the mock was closed. */
  caught: boolean;
  /** The targets of all tunnels that were requested from the trap. */
  tunnels: string[];
  error?: string;
}

/** All senders with one version of msw, one way to the network and one environment. */
export interface CellResult {
  msw: string;
  way: string;
  environment: string;
  rows: SenderRow[];
  output: string;
}

/** Returns whether a sender was treated as promised, nothing got out, and the trap would have caught it. */
export const isRight = ({ promised, outcome, left, caught }: SenderRow): boolean =>
  outcome === promised && left === 0 && caught;

/** Returns what is wrong in a cell, one line for each failure. */
export function failuresOf({ rows, output }: CellResult): string[] {
  if (rows.length === 0) return [`nothing was sent: ${output.trim().slice(-2000)}`];
  return rows
    .filter((row) => !isRight(row))
    .map(
      ({ sender, promised, outcome, left, caught, error }) =>
        `${sender}: ${outcome}, promised ${promised}; ${left} left; ${caught ? "" : "not "}caught when closed${error === undefined ? "" : `; ${error}`}`,
    );
}

const heading = `# What \`listen()\` answers and refuses

Made by \`pnpm offline --write\`, which sends in every one of these ways under msw 2.10, 2.15 and 3, on Node 24 and 20 and in
Vitest's jsdom and happy-dom, with no proxy, with one in the environment (\`HTTPS_PROXY\`, \`NODE_USE_ENV_PROXY=1\`) and with a
proxy agent, against a trap on loopback. While the mock listened nothing reached the trap: no connection, no name look-up, no
\`CONNECT\`. With the mock closed every one of the same calls did.
`;

const ways: readonly (readonly [way: string, title: string])[] = [
  ["plain", "no proxy"],
  ["environment", "proxy in the environment"],
  ["agent", "proxy agent"],
];

/**
 * Returns the outcomes as a page, with a line for each sender and a column for each way to the network. If versions
 * of msw or environments differ, a cell lists all outcomes.
 */
export function documentation(results: readonly CellResult[]): string {
  const senders = [...new Set(results.flatMap(({ rows }) => rows.map(({ sender }) => sender)))].filter(
    (sender) => sender !== "listen()",
  );
  const lines = senders.map((sender) => {
    const cells = ways.map(([way]) => {
      const outcomes = new Set(
        results
          .filter((result) => result.way === way)
          .flatMap(({ rows }) => rows.filter((row) => row.sender === sender).map(({ outcome }) => outcome)),
      );
      return outcomes.size === 0 ? "" : [...outcomes].sort().join(" or ");
    });
    return `| ${[sender, ...cells].join(" | ")} |`;
  });
  const titles = ["sender", ...ways.map(([, title]) => title)];
  return `${heading}
| ${titles.join(" | ")} |
| ${titles.map(() => "---").join(" | ")} |
${lines.join("\n")}
`;
}
