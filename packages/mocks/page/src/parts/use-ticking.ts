import { useEffect, useState } from "preact/hooks";
import type { Clock } from "../api.ts";

/** Returns the emulator's time in milliseconds. If its clock runs, the time also moves between two answers. */
export function useTicking(clock: Clock | undefined): number | undefined {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    setElapsed(0);
    if (!clock?.running) return;
    const readAt = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - readAt), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return clock === undefined ? undefined : clock.milliseconds + elapsed;
}
