import { oneLine } from "../utils/one-line.ts";
import type { EconomicError } from "./errors.ts";

/** Returns an error's message without the call at its beginning, for a message that begins with a call itself. */
export function messageWithoutCall({ method, path, filledPath = path, message }: EconomicError): string {
  const call = oneLine(`${method} ${filledPath}: `);
  return message.startsWith(call) ? message.slice(call.length) : message;
}
