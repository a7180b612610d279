import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** The base of links whose target is not in the tarball. */
const repository = "https://github.com/org/visma-economic-sdk/blob/main/";
/** The documents that explain the ids in messages and pages. Every package with a `docs/` folder contains them. */
const shared = ["docs/contract.md", "packages/mocks/docs/fidelity.md"];

/** Returns the Markdown files of a package's tarball: each path in the tarball with its file in the repository. */
export function packagedDocs(folder: string, root = "."): Map<string, string> {
  const inFolder = (path: string) => posix.join(folder, path);
  const docs = existsSync(join(root, folder, "docs"))
    ? [
        ...readdirSync(join(root, folder, "docs"))
          .filter((name) => name.endsWith(".md"))
          .map((name) => inFolder(`docs/${name}`)),
        ...shared,
      ]
    : [];
  const pages = ["README.md", "AGENTS.md", "CHANGELOG.md"].filter((name) =>
    existsSync(join(root, folder, name)),
  );
  return new Map([
    ...pages.map((name): [string, string] => [name, inFolder(name)]),
    ...docs.map((file): [string, string] => [`docs/${posix.basename(file)}`, file]),
  ]);
}

/**
 * Writes the Markdown files of a package into the folder that is packed. Links between packed files stay relative.
 * All others lead to the repository, so that no link is dead inside `node_modules`.
 */
export function writePackagedDocs(
  folder: string,
  staging: string,
  { name, version }: { name: string; version: string },
): void {
  const docs = packagedDocs(folder);
  for (const [path, source] of docs) {
    const text = withPackagedLinks(readFileSync(source, "utf8"), { path, source, docs });
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    writeFileSync(join(staging, path), text.replaceAll("{{version}}", `\`${name}\` ${version}`));
  }
}

interface Page {
  /** The page's path in the tarball. */
  readonly path: string;
  /** The page's path in the repository. */
  readonly source: string;
  /** All pages of the tarball, with their paths in the repository. */
  readonly docs: ReadonlyMap<string, string>;
}

/** Rewrites each relative link of the page for the tarball. */
export function withPackagedLinks(markdown: string, { path, source, docs }: Page): string {
  return markdown.replaceAll(relativeLink, (_link, target: string, anchor = "") => {
    const file = posix.join(posix.dirname(source), target);
    const [packed] = [...docs].find(([, one]) => one === file) ?? [];
    if (packed === undefined) return `](${repository}${file}${anchor})`;
    return `](${posix.relative(posix.dirname(path), packed)}${anchor})`;
  });
}

/** Returns the relative links of a page whose file, or whose heading in a Markdown file, is not in the tarball. */
export function deadLinks(path: string, files: ReadonlyMap<string, string>): string[] {
  const page = files.get(path) ?? "";
  const links = [...page.matchAll(relativeLink), ...page.matchAll(ownAnchor)];
  return links.flatMap(([link, target = "", anchor = ""]) => {
    const file = target === "" ? path : posix.join(posix.dirname(path), target);
    const text = files.get(file);
    const isThere = text !== undefined && (anchor === "" || anchorsOf(text).has(anchor.slice(1)));
    return isThere ? [] : [`${path}: dead link ${link.slice(1)}`];
  });
}

/** Matches `](path)` and `](path#anchor)`, but not URLs with a scheme, and not an anchor without a path. */
const relativeLink = /\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)/g;
/** Matches `](#anchor)`, with an empty path. */
const ownAnchor = /\]\(()(#[^)\s]+)\)/g;

/** Returns the anchors that GitHub makes from headings, and those that are written as HTML. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
  const written = [...markdown.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = ""]) => id);
  return new Set([...headings, ...written]);
}
