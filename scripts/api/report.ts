/**
 * `pnpm api:check` compares every exported name and signature with the reports in `docs/api/`; `pnpm api:update`
 * writes them. A change shows up in review, and `pnpm api:changeset` then asks for a changeset of the right level.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { entries } from "./entries.ts";

const update = process.argv.includes("--update");
const reports = resolve("docs/api");
mkdirSync(reports, { recursive: true });
let changed = 0;
const all = entries();
for (const { folder, declarations, report } of all) {
  const work = mkdtempSync(join(tmpdir(), "api-report-"));
  const tsconfig = join(work, "tsconfig.json");
  writeFileSync(tsconfig, JSON.stringify(compilerOptions(resolve(declarations))));
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: resolve(folder),
      mainEntryPointFilePath: resolve(declarations),
      compiler: { tsconfigFilePath: tsconfig },
      apiReport: { enabled: true, reportFileName: report, reportFolder: reports, reportTempFolder: work },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } } },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve(folder, "package.json"),
  });
  const result = Extractor.invoke(config, {
    localBuild: update,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  if (!result.apiReportChanged) continue;
  changed += 1;
  console.log(`${update ? "written" : "changed"}: docs/api/${report}`);
}
console.log(`${all.length - (update ? 0 : changed)} passed, ${update ? 0 : changed} failed`);
if (changed > 0 && !update) {
  console.log(
    "The exported signatures are not those of docs/api/. If that is meant: pnpm api:update, and a changeset.",
  );
  process.exitCode = 1;
}

function compilerOptions(file: string): object {
  const options = { module: "nodenext", target: "es2022", lib: ["es2022", "dom"], strict: true, types: [] };
  return { compilerOptions: { ...options, skipLibCheck: true, noEmit: true }, files: [file] };
}
