import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { anonymised } from "./anonymise.ts";
import type { Answer, Sent, Target } from "./target.ts";

/** An answer of a real agreement, without anybody's data. */
export interface Recorded {
  readonly method: string;
  readonly asked: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: unknown;
}

/** The answers of one check, in the order of its requests. */
export interface Recording {
  readonly check: string;
  readonly answers: readonly Recorded[];
  /** The accepted differences between the recorded answers and those of the mocks, as the comparison words them. */
  readonly accepted: readonly string[];
}

export const recordings = join(import.meta.dirname, "recordings");

/** Replaces the numbers in a path, because each is the key of somebody's record. */
const withoutNumbers = (asked: string): string => asked.replace(/\/\d+(?=[/?]|$)/g, "/1");

export const recordedOf = ({ method, asked, status, headers, body }: Answer): Recorded => ({
  method,
  asked: withoutNumbers(asked),
  status,
  contentType: headers.get("content-type"),
  body: anonymised(body, status >= 400),
});

/** Makes a target that keeps its answers. */
export function recording(target: Target): {
  readonly target: Target;
  readonly recorded: readonly Recorded[];
} {
  const recorded: Recorded[] = [];
  const keep = (answer: Answer): Answer => {
    recorded.push(recordedOf(answer));
    return answer;
  };
  return {
    recorded,
    target: {
      ...target,
      rest: async (method: string, path: string, sent?: Sent) => keep(await target.rest(method, path, sent)),
      apis: async (service: string, method: string, path: string, sent?: Sent) =>
        keep(await target.apis(service, method, path, sent)),
    },
  };
}

const fileOf = (check: string): string =>
  `${check
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}.json`;

/** Writes a recording, and keeps the differences that were accepted before. */
export function save(check: string, answers: readonly Recorded[], folder = recordings): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, fileOf(check));
  const accepted = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Recording).accepted : [];
  writeFileSync(file, `${JSON.stringify({ check, answers, accepted }, null, 2)}\n`);
}

export function load(folder = recordings): readonly Recording[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Recording);
}
