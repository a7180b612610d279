/** A fenced TypeScript block of a Markdown file. */
export interface Snippet {
  /** The place of its first line, such as `README.md:42`. */
  name: string;
  code: string;
  /**
   * False for a block marked `no-run`. It is only compiled, because it needs something that a test cannot provide.
   */
  runs: boolean;
}

/**
 * Finds the ```ts blocks of a Markdown text. A comment before a block, `<!-- given:` to `-->`, has the code that the
 * block needs (a record, a file) and that readers do not see. A comment after it, `<!-- then:` to `-->`, has code
 * that a test runs with the result. A block that uses `economic` (or `mock`) without declaring it gets one, so that a
 * page can go on with the client of its first block.
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

/** Returns the lines of the `given` comment that ends directly before a line. */
function givenBefore(lines: string[], line: number): string[] {
  let end = line - 1;
  while (end > 0 && lines[end]?.trim() === "") end -= 1;
  const start = lines.lastIndexOf("<!-- given:", end);
  return lines[end] === "-->" && start >= 0 && lines.indexOf("-->", start) === end
    ? lines.slice(start + 1, end)
    : [];
}

/** Returns the lines of the `then` comment that begins directly after a line. */
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
