const messages = { ECONNRESET: "read ECONNRESET", ECONNREFUSED: "connect ECONNREFUSED" } as const;

/**
 * Reports that the connection was cut or refused, so that there is no answer. It has the properties of Node's own
 * error.
 */
export class ConnectionDropped extends Error {
  override readonly name = "ConnectionDropped";
  readonly code: keyof typeof messages;
  readonly errno: number;
  readonly syscall: string;

  constructor(code: keyof typeof messages) {
    super(`${messages[code]} (by a fault of the mock)`);
    this.code = code;
    // Linux's numbers: some libraries read `errno`.
    this.errno = code === "ECONNRESET" ? -104 : -111;
    this.syscall = code === "ECONNRESET" ? "read" : "connect";
  }
}

/** Reports that the request gets no answer and its connection stays open. */
export class NeverAnswered extends Error {
  override readonly name = "NeverAnswered";

  constructor() {
    super("no answer, by a fault of the mock");
  }
}

/** Waits for the work or for the signal. If the signal aborts first, rejects with its reason; the work still runs on. */
export function unlessAborted<T>(signal: AbortSignal | null | undefined, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => reject(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const done = () => signal?.removeEventListener("abort", abort);
    work().then(
      (value) => {
        done();
        resolve(value);
      },
      (error: unknown) => {
        if (error instanceof NeverAnswered) return;
        done();
        reject(error);
      },
    );
  });
}
