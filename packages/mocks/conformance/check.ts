import type { Target } from "./target.ts";

/** What a check may use besides the target. */
export interface Tools {
  /** Runs at the end, last first, whatever happened: a check leaves nothing behind. */
  cleanUp(undo: () => Promise<unknown>): void;
  /** A key that no other run has used. */
  readonly key: string;
  /** Whether the data are the mocks' own, so that a check may insist on there being some. */
  readonly seeded: boolean;
}

/** Something that holds on a real agreement as on the mocks. Throws (an assertion) where it does not. */
export interface Check {
  /** The facts it rests on, and what it shows. */
  readonly name: string;
  /** "reads" anywhere; "writes" not with demo tokens; "demo" is only known of the demo agreement. */
  readonly kind: "reads" | "writes" | "demo";
  run(target: Target, tools: Tools): Promise<void>;
}

export const reads = (name: string, run: Check["run"]): Check => ({ name, kind: "reads", run });
/** Writes clean up after themselves, and never book. */
export const writes = (name: string, run: Check["run"]): Check => ({ name, kind: "writes", run });
export const onDemo = (name: string, run: Check["run"]): Check => ({ name, kind: "demo", run });

/** Whether a check is for this target. The mocks are all of them. */
export const suits = (check: Check, target: Pick<Target, "name" | "demo">): boolean =>
  target.name === "mock" || check.kind === "reads" || (check.kind === "demo" ? target.demo : !target.demo);

/** Runs a check and what it left to undo. */
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
