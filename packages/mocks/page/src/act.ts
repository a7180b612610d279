import { take } from "./api.ts";
import { say } from "./parts/toasts.tsx";

/** Sends a call to the emulator and shows `done` or the error in a message. Returns true if the call succeeded. */
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
