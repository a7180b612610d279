import type { ProgramFunction } from "./run-function.ts";
import type { SettingValue } from "./variables.ts";

/** The options of a tenant of an integration, and the program that it runs. */
export interface PandiumOptions {
  /** A command and its arguments, as in `run` of PANDIUM.yaml, or a function that runs in this process. */
  readonly program: readonly [string, ...string[]] | ProgramFunction;
  /** The folder in which the command starts. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** Secrets: `{ VISMA_GRANT_TOKEN: "…" }` becomes `PAN_SEC_VISMA_GRANT_TOKEN`. Default: two tokens that the mocks accept. */
  readonly secrets?: Readonly<Record<string, string | undefined>> | undefined;
  /** The tenant's settings, by their names in PANDIUM.yaml: `{ journal: 1 }` becomes `PAN_CFG_JOURNAL`. */
  readonly settings?: Readonly<Record<string, SettingValue>> | undefined;
  /** The tenant's id and name on Pandium. Default: id "1". */
  readonly tenant?: { readonly id?: string; readonly name?: string } | undefined;
  /** The integration's id and name on Pandium. Default: id "1". */
  readonly integration?: { readonly id?: string; readonly name?: string } | undefined;
  /** The value of `PAN_CTX_ENV`. Default: "test". */
  readonly environment?: string | undefined;
  /** The server that the client calls as e-conomic: the result of `startServer`, or its URL. */
  readonly economic?: string | { readonly url: string } | undefined;
  /** The time after which a run is killed, in milliseconds of real time. Default: ten minutes, as on Pandium (PAN-16). */
  readonly limitMs?: number | undefined;
  /** More environment variables. Pandium does not set them, so a program that needs one fails there. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The clock of the runs in milliseconds, such as `() => mock.clock.now()`. Default: the machine's clock. */
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

/** Throws a TypeError for an unknown or invalid option. */
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
