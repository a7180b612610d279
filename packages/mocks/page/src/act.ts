import { take } from "./api.ts";
import { say } from "./parts/toasts.tsx";

/** Does something to the emulator and says how it went. Returns whether it was done. */
export async function act(done: string, call: () => Parameters<typeof take>[0]): Promise<boolean> {
  try {
    await take(call());
    say(done);
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}
