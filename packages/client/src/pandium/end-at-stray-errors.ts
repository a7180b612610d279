import { describeError, type RunLog } from "./run-log.ts";

let isWatching = false;

/**
 * Ends the process at an error that nothing catches, a promise's included, and says so in the log: Node would print the error with
 * whatever secret is in it.
 */
export function endAtStrayErrors(process: NodeJS.Process, log: RunLog): void {
  if (isWatching) return;
  isWatching = true;
  process.on("uncaughtException", (error) => {
    log.error(`The run ends at an error that nothing has caught: ${describeError(error)}`);
    process.exit(1);
  });
}
