/**
 * `pnpm specs:sync <service> [--from FILE|FOLDER|URL]` or `pnpm specs:sync --all` merges what Visma published into
 * `specs/`, drafts the changeset, and prints a report. `--report FOLDER` also writes the report to a folder, as
 * Markdown and JSON. `--all` covers the services of apis.e-conomic.com. REST is published as files and has no URL, so
 * it needs `pnpm specs:sync rest --from FOLDER`. `--keep` records our documents as the last publication. Use it after
 * you correct a base document by hand.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { publishedFile, storedText } from "./published-store.ts";
import { markdown, type Report } from "./report.ts";
import { findService, type OwnService, ownServices } from "./services.ts";
import { SyncError } from "./sync-error.ts";
import type { Synchronisation } from "./synchronisation.ts";
import { ownNeutral, synchronise } from "./synchronise.ts";

const usage = `Usage: pnpm specs:sync <service> [--from FILE|FOLDER|URL] [--report FOLDER]
       pnpm specs:sync rest --from FOLDER [--report FOLDER]
       pnpm specs:sync --all [--report FOLDER]
       pnpm specs:sync <service> --keep, or --all --keep

  <service>  our name or Visma's, in any case: sales, q2capi, rest
  --from     where the publication is; otherwise it is fetched from apis.e-conomic.com
  --all      the fourteen services of apis.e-conomic.com. REST is published at no address: give it a folder of its files
  --report   writes report.md and report.json into a folder as well
  --keep     takes our documents for what was published, after a correction by hand; with --all, REST too`;
const folders = { specs: "specs", behaviour: "packages/mocks/src/behaviour", changesets: ".changeset" };

interface Arguments {
  services: OwnService[];
  from: string | undefined;
  report: string | undefined;
  isKeeping: boolean;
}

function readArguments(): Arguments {
  const options = {
    from: { type: "string" },
    all: { type: "boolean" },
    report: { type: "string" },
    keep: { type: "boolean" },
  } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const services = ownServices(folders.specs);
  const [name, ...others] = positionals;
  if (others.length > 0 || (name === undefined) === (values.all !== true)) throw new SyncError(usage);
  const wanted =
    name === undefined
      ? services.filter(({ service }) => values.keep === true || service !== "rest")
      : [findService(services, name)];
  return { services: wanted, from: values.from, report: values.report, isKeeping: values.keep === true };
}

/** Synchronises several services. One that cannot be read does not stop the others. */
async function synchroniseAll({
  services,
  from,
}: Arguments): Promise<{ done: Synchronisation[]; failed: string[] }> {
  const done: Synchronisation[] = [];
  const failed: string[] = [];
  for (const own of services) {
    try {
      done.push(await synchronise(own, folders, from));
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
      failed.push(`${own.document}: ${error.message}`);
    }
  }
  return { done, failed };
}

/** Records our documents as the last publication. */
async function keep(services: readonly OwnService[]): Promise<void> {
  for (const own of services) {
    write(new Map([[publishedFile(folders.specs, own), storedText(await ownNeutral(own, folders.specs))]]));
  }
}

function write(files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function writeReports(folder: string, reports: readonly Report[], failed: readonly string[]): void {
  const changed = reports.filter(({ changes }) => changes.length > 0);
  const failures = failed.map((line) => `- ${line}`).join("\n");
  const texts = [
    ...changed.map(markdown),
    ...(failed.length > 0 ? [`## Not compared\n\n${failures}\n`] : []),
  ];
  write(
    new Map([
      [join(folder, "report.md"), texts.join("\n")],
      [join(folder, "report.json"), `${JSON.stringify({ changed, failed }, null, 2)}\n`],
    ]),
  );
}

async function main(): Promise<void> {
  const chosen = readArguments();
  if (chosen.isKeeping) await keep(chosen.services);
  const { done, failed } = chosen.isKeeping ? { done: [], failed: [] } : await synchroniseAll(chosen);
  for (const { report, files, removed } of done) {
    write(files);
    for (const file of removed) rmSync(file);
    console.log(
      files.size > 0 ? markdown(report) : `${report.document}: as published (${report.versions.after})`,
    );
  }
  for (const line of failed) console.error(line);
  if (chosen.report !== undefined)
    writeReports(
      chosen.report,
      done.map(({ report }) => report),
      failed,
    );
  if (failed.length > 0) process.exitCode = 1;
}

try {
  if (process.argv.slice(2).includes("--help")) console.log(usage);
  else await main();
} catch (error) {
  if (!(error instanceof SyncError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
