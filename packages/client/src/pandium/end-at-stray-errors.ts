import { describeError, type RunLog } from "./run-log.ts";

let isWatching = false;

/**
 * Ends the process at an error or a rejection that no code catches, and logs it. Otherwise, Node would print the error, which may
 * contain a secret.
 */
export function endAtStrayErrors(process: NodeJS.Process, log: RunLog): void {
  if (isWatching) return;
  isWatching = true;
  process.on("uncaughtException", (error) => {
    log.error(`The run ends because no code has caught an error: ${describeError(error)}`);
    process.exit(1);
  });
}
