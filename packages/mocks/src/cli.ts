#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { readArguments, type ServeCommand, UsageError, usage } from "./server/arguments.ts";

try {
  const command = readArguments(process.argv.slice(2));
  if (command.run === "help") process.stdout.write(usage);
  else if (command.run === "version") process.stdout.write(`${packageVersion()}\n`);
  else await serve(command);
} catch (error) {
  if (error instanceof UsageError) fail(2, `${error.message}\n\n${usage}`);
  else fail(1, error instanceof Error && error.name === "ServerStartError" ? error.message : error);
}

async function serve(settings: ServeCommand): Promise<void> {
  // Loaded late: help and complaints need none of it.
  const { startServer } = await import("./server/start-server.ts");
  const server = await startServer(settings);
  process.stdout.write(
    `e-conomic mock on ${server.url} (seed: ${settings.mock.seed}). Stop it with Ctrl+C.\n`,
  );
  let stopping = false;
  const stop = () => {
    // A second signal means now.
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return (manifest as { version: string }).version;
}

function fail(code: number, reason: unknown): void {
  process.stderr.write(
    `visma-economic-mocks: ${reason instanceof Error ? (reason.stack ?? reason.message) : reason}\n`,
  );
  process.exitCode = code;
}
