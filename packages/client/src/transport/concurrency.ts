import type { Clock } from "../utils/clock.ts";
import { withTimeLimit } from "../utils/with-time-limit.ts";
import type { AgreementBudget } from "./rate-budget.ts";
import { countCall, waitFor } from "./rate-limit.ts";

/** The budget and the limits that decide when a call may be sent. */
interface Gate {
  budget: AgreementBudget;
  clock: Clock;
  maxConcurrent: number;
}

/** How long and how a call waits for its turn. */
export interface Waiting {
  /** The longest wait in milliseconds. */
  patienceMs: number;
  signal: AbortSignal | undefined;
  /** Makes the error of a call that would have to wait longer than `patienceMs`. */
  timeout: () => unknown;
  /**
   * Called if the call has to wait. `waitMs` is the wait that the rate limit demands; 0 if the call waits for other
   * calls to end.
   */
  onWait: (waitMs: number) => void;
}

const isFull = ({ budget, maxConcurrent }: Gate): boolean => budget.running >= maxConcurrent;

const waitAt = ({ budget, clock }: Gate): number => waitFor(budget, clock.now());

/** Admits a call if there is room for it now. */
function admit(gate: Gate): boolean {
  if (isFull(gate) || waitAt(gate) > 0) return false;
  countCall(gate.budget, gate.clock.now());
  gate.budget.running += 1;
  return true;
}

/** Resolves when a call has ended, or when the bucket has refilled enough. */
const untilSomethingChanges = (gate: Gate, signal: AbortSignal): Promise<unknown> =>
  isFull(gate)
    ? new Promise<void>((resolve) => {
        gate.budget.onFreed = resolve;
      })
    : gate.clock.sleep(waitAt(gate), signal);

/** Admits calls in the order of their arrival. Call `endTurn` afterwards. */
export async function takeTurn(gate: Gate, { patienceMs, signal, timeout, onWait }: Waiting): Promise<void> {
  const { budget } = gate;
  if (budget.waiting === 0 && admit(gate)) return;
  if (waitAt(gate) > patienceMs) throw timeout();
  onWait(isFull(gate) ? 0 : waitAt(gate));
  budget.waiting += 1;
  let isAdmitted = false;
  const queueUp = (ownSignal: AbortSignal) => {
    budget.queue = budget.queue.then(async () => {
      while (!ownSignal.aborted) {
        isAdmitted = admit(gate);
        if (isAdmitted) return;
        await untilSomethingChanges(gate, ownSignal);
      }
    });
    return budget.queue;
  };
  try {
    await withTimeLimit(queueUp, { ms: patienceMs, timeout, signal });
  } catch (reason) {
    if (isAdmitted) endTurn(budget);
    throw reason;
  } finally {
    budget.waiting -= 1;
  }
}

/** Ends a call's turn, and wakes the first call that waits for a turn. */
export function endTurn(budget: AgreementBudget): void {
  budget.running -= 1;
  budget.onFreed?.();
}
