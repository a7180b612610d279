import { resolve } from "node:path";
import ts from "typescript";

/** The client's sources, whose types the programs of tests use. */
export const sources = resolve(import.meta.dirname, "../../../client/src");

/** TypeScript's language service for one program of a test, and for files that are not on the disk. */
export function languageService(program: string, files: ReadonlyMap<string, string>): ts.LanguageService {
  const read = (file: string) => files.get(file) ?? ts.sys.readFile(file);
  return ts.createLanguageService({
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    }),
    getScriptFileNames: () => [program],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const content = read(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => sources,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
    readFile: read,
  });
}
