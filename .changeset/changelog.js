/**
 * One line a change in a package's CHANGELOG, with a link to the commit that brought it. Written here because the
 * ready-made one asks GitHub's API for every entry, and a release must be reproducible without it.
 *
 * @typedef {{ repository: string }} Options
 * @typedef {{ commit?: string, summary: string }} Change
 */

/** @param {Change} change @param {string} _type @param {Options} options */
export async function getReleaseLine(change, _type, options) {
  const lines = change.summary
    .trim()
    .split("\n")
    .map((line) => line.trimEnd());
  if (change.commit) {
    lines.push(
      `${lines.pop()} ([${change.commit.slice(0, 7)}](${options.repository}/commit/${change.commit}))`,
    );
  }
  return lines.map((line, index) => (index === 0 ? `- ${line}` : line && `  ${line}`)).join("\n");
}

/** @param {Change[]} _changes @param {{ name: string, newVersion: string }[]} updated */
export async function getDependencyReleaseLine(_changes, updated) {
  if (updated.length === 0) return "";
  return `- Works with ${updated.map((one) => `\`${one.name}\` ${one.newVersion}`).join(", ")}`;
}

export default { getReleaseLine, getDependencyReleaseLine };
