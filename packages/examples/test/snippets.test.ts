import { describe, expect, test } from "vitest";
import { snippets } from "./snippets.ts";

const fence = "```";

describe("the TypeScript blocks of a page", () => {
  test("are found with their line; blocks of other languages are ignored", () => {
    const page = `# A\n\n${fence}sh\nls\n${fence}\n\n${fence}ts\nconst a = 1;\n${fence}\n`;
    expect(snippets("a.md", page)).toEqual([
      { name: "a.md:8", code: "const a = 1;\nexport {};\n", runs: true },
    ]);
  });

  test("marked no-run are only compiled", () => {
    expect(snippets("a.md", `${fence}ts no-run\nwait();\n${fence}`)[0]?.runs).toBe(false);
  });

  test("get a client if they use one that they do not make", () => {
    const [using, making] = snippets(
      "a.md",
      `${fence}ts\nawait economic.rest.get("/self");\n${fence}\n${fence}ts\nconst economic = make();\neconomic.rest;\n${fence}`,
    );
    expect(using?.code).toContain("const economic = preludeClient()");
    expect(making?.code).not.toContain("preludeClient");
  });

  test("get the code of the comment directly before them, and of no other", () => {
    const block = `${fence}ts\nuse(a);\n${fence}\n`;
    const page = `<!-- given:\nconst a = 1;\n-->\n\n${block}\n${block}\n<!-- given:\nconst b = 1;\n-->\nText.\n${block}`;
    expect(snippets("a.md", page).map(({ name, code }) => [name, code])).toEqual([
      ["a.md:6", "const a = 1;\nuse(a);\nexport {};\n"],
      ["a.md:10", "use(a);\nexport {};\n"],
      ["a.md:18", "use(a);\nexport {};\n"],
    ]);
  });

  test("end with the code of the comment directly after them, and of no other", () => {
    const block = `${fence}ts\nmake(a);\n${fence}\n`;
    const page = `${block}\n<!-- then:\nassert(a);\n-->\n\n${block}Text.\n<!-- then:\nassert(b);\n-->\n`;
    expect(snippets("a.md", page).map(({ code }) => code)).toEqual([
      "make(a);\nassert(a);\nexport {};\n",
      "make(a);\nexport {};\n",
    ]);
  });

  test("an unclosed block is an error with its line", () => {
    expect(() => snippets("a.md", `\n${fence}ts\nconst a = 1;`)).toThrow("a.md:2");
  });
});
