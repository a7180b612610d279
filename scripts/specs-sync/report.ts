import type { Level } from "../api/level.ts";
import type { AffectedBehaviour } from "./affected-mocks.ts";
import { type Change, worstFirst } from "./change.ts";
import type { OverlayFinding } from "./overlay-check.ts";

/** The results of a synchronisation of one service. */
export interface Report {
  document: string;
  service: string;
  from: string;
  versions: { before: string; after: string };
  level: Level;
  changes: Change[];
  /** Places that still differ from the publication and need a person. */
  byHand: string[];
  overlays: OverlayFinding[];
  behaviours: AffectedBehaviour[];
  /** How many parts of the merged document lack a description. */
  undescribed: number;
}

/** Returns the report of a service whose publication did not change. */
export const unchanged = (
  base: Pick<Report, "document" | "service" | "from">,
  versions: Report["versions"],
): Report => ({
  ...base,
  versions,
  level: "none",
  changes: [],
  byHand: [],
  overlays: [],
  behaviours: [],
  undescribed: 0,
});

const headings: Record<Level, string> = {
  major: "Breaks code or calls (major)",
  minor: "New (minor)",
  patch: "Small (patch)",
  none: "No effect",
};

/** Returns the report for people: the changes, worst first, and then what is left to do. */
export function markdown(report: Report): string {
  const { document, service, versions, from } = report;
  const version =
    versions.before === versions.after ? versions.after : `${versions.before} → ${versions.after}`;
  const title = `## ${document} (${service}) ${version}`;
  const intro = `Published at ${from}. Level of the change: **${report.level}**.`;
  const levels = (Object.keys(headings) as Level[]).flatMap((level) => {
    const lines = worstFirst(report.changes.filter((change) => change.level === level));
    return lines.length === 0
      ? []
      : [[`### ${headings[level]}`, ...bullets(lines.map(({ where, text }) => `\`${where}\`: ${text}`))]];
  });
  return [[title, intro], ...levels, ...toDo(report)]
    .map((block) => block.join("\n\n").replaceAll("\n\n- ", "\n- ").replace("\n- ", "\n\n- "))
    .join("\n\n")
    .concat("\n");
}

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);

function toDo({ byHand, overlays, behaviours, undescribed }: Report): string[][] {
  const blocks: string[][] = [];
  if (byHand.length > 0)
    blocks.push(["### To merge by hand", ...bullets(byHand.map((place) => `\`${place}\``))]);
  if (undescribed > 0)
    blocks.push([
      "### To describe",
      `${undescribed} texts and names are missing. Search for "Lacks a" and "Unnamed", and write them.`,
    ]);
  if (overlays.length > 0) {
    const lines = overlays.map(
      ({ target, problem, description }) => `\`${target}\` ${problem} (${description})`,
    );
    blocks.push(["### Overlay actions to look at", ...bullets(lines)]);
  }
  if (behaviours.length > 0) {
    const lines = behaviours.map(
      ({ file, paths }) => `\`${file}\`: ${paths.map((path) => `\`${path}\``).join(", ")}`,
    );
    blocks.push(["### The mocks' behaviours that rest on the changes", ...bullets(lines)]);
  }
  return blocks;
}
