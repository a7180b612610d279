/**
 * `pnpm api:check` compares every exported name and signature with the reports in `docs/api/`; `pnpm api:update`
 * writes them. So a reviewer sees each change, and `pnpm api:changeset` checks that it has a changeset of the right
 * level.
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
    "The exported signatures differ from docs/api/. If you meant that, run pnpm api:update and write a changeset.",
  );
  process.exitCode = 1;
}

function compilerOptions(file: string): object {
  const options = { module: "nodenext", target: "es2022", lib: ["es2022", "dom"], strict: true, types: [] };
  return { compilerOptions: { ...options, skipLibCheck: true, noEmit: true }, files: [file] };
}
