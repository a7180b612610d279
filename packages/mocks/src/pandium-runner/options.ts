import type { ProgramFunction } from "./run-function.ts";
import type { SettingValue } from "./variables.ts";

/** A tenant of an integration, and the program that it runs. */
export interface PandiumOptions {
  /** A command and its arguments, as in `run` of PANDIUM.yaml, or a function that runs in this process. */
  readonly program: readonly [string, ...string[]] | ProgramFunction;
  /** Where the command starts. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** `{ VISMA_GRANT_TOKEN: "…" }` is `PAN_SEC_VISMA_GRANT_TOKEN`. Default: two tokens that the mocks accept. */
  readonly secrets?: Readonly<Record<string, string | undefined>> | undefined;
  /** What the tenant has chosen, by the names of PANDIUM.yaml: `{ journal: 1 }` is `PAN_CFG_JOURNAL`. */
  readonly settings?: Readonly<Record<string, SettingValue>> | undefined;
  /** The tenant, as Pandium names it. Default: id "1". */
  readonly tenant?: { readonly id?: string; readonly name?: string } | undefined;
  /** The integration, as Pandium names it. Default: id "1". */
  readonly integration?: { readonly id?: string; readonly name?: string } | undefined;
  /** `PAN_CTX_ENV`. Default "test". */
  readonly environment?: string | undefined;
  /** Where e-conomic is for the client: what `startServer` returned, or its URL. */
  readonly economic?: string | { readonly url: string } | undefined;
  /** When a run is killed, in milliseconds of real time. Default: ten minutes, as on Pandium (PAN-16). */
  readonly limitMs?: number | undefined;
  /** Further variables. Pandium sets none, so that a program that needs one does not run there. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The clock of runs, for a function on a clock of its own: `() => mock.clock.now()`. Default: the machine's. */
  readonly now?: (() => number) | undefined;
}

const names: ReadonlySet<string> = new Set<keyof PandiumOptions>([
  "program",
  "cwd",
  "secrets",
  "settings",
  "tenant",
  "integration",
  "environment",
  "economic",
  "limitMs",
  "env",
  "now",
]);

/** Throws a TypeError for an option that there is not, or that cannot be meant. */
export function checkPandiumOptions(options: PandiumOptions): void {
  const stranger = Object.keys(options).find((name) => !names.has(name));
  if (stranger !== undefined)
    throw new TypeError(`createPandium has no option "${stranger}"; it has ${[...names].join(", ")}`);
  const { program, limitMs = 1 } = options;
  const isCommand =
    Array.isArray(program) && program.length > 0 && program.every((part) => typeof part === "string");
  if (!isCommand && typeof program !== "function")
    throw new TypeError('createPandium: program is a command such as ["node", "src/main.ts"], or a function');
  if (!(limitMs > 0)) throw new TypeError("createPandium: limitMs is a number of milliseconds above 0");
}
