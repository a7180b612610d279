import { version } from "../generated/version.ts";
import { onlyIdentifier } from "../utils/identifier.ts";
import { runtimeName } from "../utils/runtime.ts";
import type { ErrorFacts } from "./facts.ts";

/** The facts of a report. */
interface Reported extends ErrorFacts {
  name: string;
  failedAt: Date;
}

/** Matches a segment of a published path: a word, or a `{parameter}`. */
const publishedSegment = /^([A-Za-z][A-Za-z-]*|\{\w+\})?$/;

/** Returns a path without the values that a caller of `raw` wrote into it. */
const templateOf = (path: string): string =>
  path
    .split("/")
    .map((segment) => (publishedSegment.test(segment) ? segment : "{…}"))
    .join("/");

/** Returns the facts of an error's report by their names; an unknown fact is `undefined`. */
function reportedFacts(error: Reported): Record<string, string | number | undefined> {
  const { name, service, method, path, status, attempts, startedAt, failedAt } = error;
  return {
    error: name,
    call: method && path && `${method} ${templateOf(path)}${service ? ` (${service})` : ""}`,
    status,
    code: onlyIdentifier(error.code),
    "request id": onlyIdentifier(error.requestId),
    attempts,
    started: startedAt?.toISOString(),
    failed: failedAt.toISOString(),
    client: `@org/visma-economic/${version}`,
    runtime: runtimeName(),
  };
}

/** Returns an error's report, with one fact on each line. It has no message, no values and no text of the server. */
export const reportOf = (error: Reported): string =>
  Object.entries(reportedFacts(error))
    .filter(([, value]) => value !== undefined)
    .map(([fact, value]) => `${fact}: ${value}`)
    .join("\n");
