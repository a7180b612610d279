/** A fenced TypeScript block of a Markdown file. */
export interface Snippet {
  /** `README.md:42`: where its first line stands. */
  name: string;
  code: string;
  /** False for a block marked `no-run`: it is compiled only, because it needs what a test cannot give. */
  runs: boolean;
}

/**
 * The ```ts blocks of a Markdown text. What a block takes for granted (a record, a file) stands in a comment before it,
 * `<!-- given:` to `-->`, that readers of the page do not see, and what a test does with what it made in one behind it,
 * `<!-- then:` to `-->`. A block that uses `economic` (or `mock`) without declaring it gets one, so that a
 * page can go on with what its first block made.
 */
export function snippets(file: string, markdown: string): Snippet[] {
  const found: Snippet[] = [];
  const lines = markdown.split("\n");
  for (let line = 0; line < lines.length; line += 1) {
    const info = /^```ts(?:\s+(.*))?$/.exec(lines[line] ?? "");
    if (info === null) continue;
    const end = lines.indexOf("```", line);
    if (end === -1) throw new Error(`${file}:${line + 1}: the block is not closed`);
    const code = lines.slice(line + 1, end).join("\n");
    found.push({
      name: `${file}:${line + 2}`,
      code: withPrelude([...givenBefore(lines, line), code, ...thenAfter(lines, end)].join("\n")),
      runs: !(info[1] ?? "").includes("no-run"),
    });
    line = end;
  }
  return found;
}

/** The lines of the `given` comment that ends right before a line. */
function givenBefore(lines: string[], line: number): string[] {
  let end = line - 1;
  while (end > 0 && lines[end]?.trim() === "") end -= 1;
  const start = lines.lastIndexOf("<!-- given:", end);
  return lines[end] === "-->" && start >= 0 && lines.indexOf("-->", start) === end
    ? lines.slice(start + 1, end)
    : [];
}

/** The lines of the `then` comment that begins right after a line. */
function thenAfter(lines: string[], line: number): string[] {
  let start = line + 1;
  while (start < lines.length && lines[start]?.trim() === "") start += 1;
  const end = lines.indexOf("-->", start);
  return lines[start] === "<!-- then:" && end > start ? lines.slice(start + 1, end) : [];
}

const preludes = [
  {
    name: "economic",
    text: 'import { economicFromEnv as preludeClient } from "@org/visma-economic";\nconst economic = preludeClient();',
  },
  {
    name: "mock",
    text: 'import { createEconomicMock as preludeMock } from "@org/visma-economic-mocks";\nconst mock = preludeMock({ seed: "company" });',
  },
];

function withPrelude(code: string): string {
  const needed = preludes.filter(
    ({ name }) =>
      new RegExp(`\\b${name}\\b[.),]`).test(code) &&
      !new RegExp(`(const|let|function) ${name}\\b`).test(code),
  );
  return [...needed.map(({ text }) => text), code, "export {};", ""].join("\n");
}
