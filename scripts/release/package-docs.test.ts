import { expect, test } from "vitest";
import { deadLinks, packagedDocs, withPackagedLinks } from "./package-docs.ts";

const docs = new Map([
  ["README.md", "packages/client/README.md"],
  ["docs/calls.md", "packages/client/docs/calls.md"],
  ["docs/fidelity.md", "packages/mocks/docs/fidelity.md"],
]);
const readme = { path: "README.md", source: "packages/client/README.md", docs };

test.each([
  ["a link to a page of the package does not change", "[a](docs/calls.md#types)", "[a](docs/calls.md#types)"],
  [
    "a link to the ledger leads to the packed copy",
    "[a](../mocks/docs/fidelity.md)",
    "[a](docs/fidelity.md)",
  ],
  [
    "a link to a source leads to the repository",
    "[a](../examples/src)",
    "[a](https://github.com/org/visma-economic-sdk/blob/main/packages/examples/src)",
  ],
  ["a URL does not change", "[a](https://example.test/x.md)", "[a](https://example.test/x.md)"],
  ["an anchor does not change", "[a](#offline)", "[a](#offline)"],
])("%s", (_what, before, after) => expect(withPackagedLinks(before, readme)).toBe(after));

test("a page in docs/ links to its neighbour by name", () => {
  const page = { path: "docs/fidelity.md", source: "packages/mocks/docs/fidelity.md", docs };
  expect(withPackagedLinks("[a](../../client/docs/calls.md)", page)).toBe("[a](calls.md)");
});

test("a link to a missing file, heading or anchor is dead", () => {
  const files = new Map([
    [
      "README.md",
      "# One\n[a](docs/a.md) [b](docs/b.md) [c](docs/a.md#two-words) [d](docs/a.md#three) [e](#four)",
    ],
    ["docs/a.md", "## Two words\n[up](../README.md#one)"],
  ]);
  expect(deadLinks("README.md", files)).toEqual([
    "README.md: dead link (docs/b.md)",
    "README.md: dead link (docs/a.md#three)",
    "README.md: dead link (#four)",
  ]);
  expect(deadLinks("docs/a.md", files)).toEqual([]);
});

test("client and mocks contain their docs, the contract, the ledger and the agents' guide", () => {
  for (const folder of ["packages/client", "packages/mocks"]) {
    expect([...packagedDocs(folder).keys()]).toEqual(
      expect.arrayContaining(["README.md", "AGENTS.md", "docs/contract.md", "docs/fidelity.md"]),
    );
  }
});
