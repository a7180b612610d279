import type { Target } from "./target.ts";

/** What a check may use besides the target: clean-up, a key, and whether the data are seeded. */
export interface Tools {
  /**
   * Registers a function that undoes a change. It runs when the check ends, even if the check failed; the function that
   * was registered last runs first.
   */
  cleanUp(undo: () => Promise<unknown>): void;
  /** A key that no other run has used. */
  readonly key: string;
  /** Whether the data are the mocks' own, so that a check may rely on records being there. */
  readonly seeded: boolean;
}

/** A statement that is true for a real agreement and for the mocks. It throws an assertion error if it is false. */
export interface Check {
  /** The facts that the check is about, and what it shows. */
  readonly name: string;
  /**
   * The targets of the check besides the mocks: "reads" runs on every agreement, "writes" on every agreement except the
   * demo agreement, and "demo" only on the demo agreement.
   */
  readonly kind: "reads" | "writes" | "demo";
  run(target: Target, tools: Tools): Promise<void>;
}

export const reads = (name: string, run: Check["run"]): Check => ({ name, kind: "reads", run });
/** Makes a check that writes. It cleans up after itself and never books. */
export const writes = (name: string, run: Check["run"]): Check => ({ name, kind: "writes", run });
export const onDemo = (name: string, run: Check["run"]): Check => ({ name, kind: "demo", run });

/** Returns whether a check suits a target. Every check suits the mocks. */
export const suits = (check: Check, target: Pick<Target, "name" | "demo">): boolean =>
  target.name === "mock" || check.kind === "reads" || (check.kind === "demo" ? target.demo : !target.demo);

/** Runs a check, and then the clean-up that it asked for. */
export async function runCheck(check: Check, target: Target): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  const tools: Tools = {
    cleanUp: (step) => undo.push(step),
    key: `conformance-${crypto.randomUUID()}`,
    seeded: target.name === "mock",
  };
  try {
    await check.run(target, tools);
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
