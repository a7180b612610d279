import { describeError, type RunLog } from "./run-log.ts";

let isWatching = false;

/**
 * Ends the process at an error that nothing catches, including a rejected promise, and logs it. Node itself would
 * print the error with any secrets in it.
 */
export function endAtStrayErrors(process: NodeJS.Process, log: RunLog): void {
  if (isWatching) return;
  isWatching = true;
  process.on("uncaughtException", (error) => {
    log.error(`The run ends at an error that nothing has caught: ${describeError(error)}`);
    process.exit(1);
  });
}
