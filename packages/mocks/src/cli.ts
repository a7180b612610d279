#!/usr/bin/env node
import type { ServeCommand } from "./server/arguments.ts";
import { usage } from "./server/usage.ts";
import { UsageError } from "./server/usage-error.ts";

/** The errors whose message is meant for the person who started the server. */
const expected = ["ServerStartError", "PersistError", "SeedError"];

try {
  // The import is made here because the help does not need the code that reads flags, which loads every option.
  const { readArguments } = await import("./server/arguments.ts");
  const command = readArguments(process.argv.slice(2));
  if (command.run === "help") process.stdout.write(usage);
  else if (command.run === "version")
    process.stdout.write(`${(await import("./server/interface/generated/version.ts")).version}\n`);
  else await serve(command);
} catch (error) {
  if (error instanceof UsageError) fail(2, `${error.message}\n\n${usage}`);
  else fail(1, error instanceof Error && expected.includes(error.name) ? error.message : error);
}

async function serve(settings: ServeCommand): Promise<void> {
  const { startServer } = await import("./server/start-server.ts");
  const server = await startServer(settings);
  process.stdout.write(`e-conomic mock on ${server.url} (seed: ${server.seed}). Stop it with Ctrl+C.\n`);
  let stopping = false;
  const stop = () => {
    // A second signal ends the process at once.
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function fail(code: number, reason: unknown): void {
  process.stderr.write(
    `visma-economic-mocks: ${reason instanceof Error ? (reason.stack ?? reason.message) : reason}\n`,
  );
  process.exitCode = code;
}
