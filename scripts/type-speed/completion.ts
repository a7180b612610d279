// The root's TypeScript 7 has no language service to call.
import type ts from "../../packages/codegen/node_modules/typescript/lib/typescript.js";

/** The place where an editor asks for completions. */
interface Place {
  /** The file, to whose end an unfinished call is added. */
  file: string;
  /** The beginning of that call, up to its path. */
  call: string;
}

const rounds = 15;

/**
 * Measures how long TypeScript's language service takes to list the paths of a call that is being typed, in
 * milliseconds, after a keystroke. Measures all places in turns, so that all are disturbed alike, and returns the best
 * of several rounds for each.
 */
export function completionMs<Name extends string>(
  typescript: typeof ts,
  places: Readonly<Record<Name, Place>>,
): Record<Name, number> {
  const names = Object.keys(places) as Name[];
  const typists = names.map((name) => ({ name, type: typist(typescript, places[name]) }));
  const best = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<
    Name,
    number
  >;
  for (let round = 0; round < rounds; round++) {
    for (const { name, type } of typists) best[name] = Math.min(best[name], type(round));
  }
  return best;
}

/** Returns a function that types one more letter of a path, and returns how long the completions took. */
function typist(typescript: typeof ts, { file, call }: Place): (round: number) => number {
  const written = typescript.sys.readFile(file) ?? "";
  let text = written;
  let version = 0;
  const service = typescript.createLanguageService({
    getCompilationSettings: () => ({
      target: typescript.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
      module: typescript.ModuleKind.NodeNext,
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    }),
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? `${version}` : "1"),
    getScriptSnapshot(name) {
      const content = name === file ? text : typescript.sys.readFile(name);
      return content === undefined ? undefined : typescript.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => file.replace(/[^/\\]+$/, ""),
    getDefaultLibFileName: (options) => typescript.getDefaultLibFilePath(options),
    fileExists: typescript.sys.fileExists,
    readFile: typescript.sys.readFile,
    directoryExists: typescript.sys.directoryExists,
    realpath: (path) => typescript.sys.realpath?.(path) ?? path,
  });
  return (round) => {
    // One more letter each time, so that no answer comes from a cache.
    text = `${written}${call}/${"c".repeat(round)}");\n`;
    version += 1;
    const started = performance.now();
    const { entries = [] } = service.getCompletionsAtPosition(file, written.length + call.length, {}) ?? {};
    const took = performance.now() - started;
    if (!entries.some(({ name }) => name === "/customers"))
      throw new Error(`No paths are listed after ${call} in ${file}.`);
    return took;
  };
}
