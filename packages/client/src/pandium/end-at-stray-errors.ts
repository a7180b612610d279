import { describeError, type RunLog } from "./run-log.ts";

/**
 * Ends the process in words at an error that nobody catches, a promise's included: Node would print it as it is, with whatever
 * secret is in it.
 * @returns a function that ends the watch.
 */
export function endAtStrayErrors(process: NodeJS.Process, log: RunLog): () => void {
  const end = (error: unknown) => {
    log.error(`The run ends at an error that nothing has caught: ${describeError(error)}`);
    process.exit(1);
  };
  process.on("uncaughtException", end);
  return () => process.off("uncaughtException", end);
}
