import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

export interface Emulator {
  /** `http://127.0.0.1:40123` */
  readonly url: string;
  stop(): Promise<void>;
}

const program = resolve(import.meta.dirname, "../../packages/mocks/dist/cli.js");

/** Starts the emulator as a user does, from the built package, on any free port. */
export async function startEmulator(...options: readonly string[]): Promise<Emulator> {
  return startProgram(process.execPath, [program, "--port", "0", ...options]);
}

/**
 * Starts a command that runs an emulator, and waits for the line that names its address.
 *
 * @throws Error with its output if it ends before that.
 */
export async function startProgram(
  command: string,
  options: readonly string[],
  folder?: string,
): Promise<Emulator> {
  const child = spawn(command, options, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const url = await new Promise<string>((found, failed) => {
    createInterface(child.stdout).on("line", (line) => {
      const address = /http:\/\/[^\s/]+/.exec(line)?.[0];
      if (address !== undefined) found(address);
    });
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`The emulator ended with ${code}: ${complaint}`)));
  });
  return {
    url,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
