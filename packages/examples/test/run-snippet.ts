import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";
import type { Ended } from "./snippet-process.ts";

/**
 * A process that runs snippets one after the other, because starting a process for each would take most of the time.
 */
export class SnippetProcess {
  readonly #cwd: string;
  readonly #limitMs: number;
  #child: ChildProcess | undefined;
  #printed = "";

  constructor(cwd: string, limitMs = 25_000) {
    this.#cwd = cwd;
    this.#limitMs = limitMs;
  }

  /** Runs a file. Rejects with its error and its output; then the next file gets a new process. */
  async run(file: string): Promise<void> {
    this.#child ??= this.#start();
    const child = this.#child;
    this.#printed = "";
    const { error } = await new Promise<Ended>((done) => {
      child.once("message", (ended: Ended) => done(ended));
      setTimeout(done, this.#limitMs, {
        error: `The snippet has not ended after ${this.#limitMs} ms.`,
      }).unref();
      child.once("exit", (code) => done({ error: `The snippet ended the process with code ${code}.` }));
      child.send(file);
    }).finally(() => child.removeAllListeners());
    if (error === undefined) return;
    this.end();
    throw new Error(`${error}\n${this.#printed}`);
  }

  end(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const program = resolve(import.meta.dirname, "snippet-process.ts");
    const child = fork(program, { cwd: this.#cwd, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        this.#printed += chunk.toString();
      });
    return child;
  }
}
