import { worstFirst } from "./change.ts";
import type { Report } from "./report.ts";

const packages = ["@org/visma-economic", "@org/visma-economic-mocks", "@org/visma-economic-openapi"];

/** Drafts the changeset of one service, with its level and the changes that callers can notice. */
export function changeset({ document, versions, level, changes }: Report): string {
  const front = packages.map((name) => `"${name}": ${level === "none" ? "patch" : level}`).join("\n");
  const what =
    versions.before === versions.after
      ? `The ${document} service has changed within version ${versions.after}.`
      : `The client calls version ${versions.after} of the ${document} service; before it was ${versions.before}.`;
  const lines = worstFirst(changes.filter((change) => change.level === "major" || change.level === "minor"));
  const list = lines.map(({ where, text }) => `- \`${where}\`: ${text}`).join("\n");
  return `---\n${front}\n---\n\n${what}${list === "" ? "" : `\n\n${list}`}\n`;
}
