import { ConfigurationError } from "../errors/errors.ts";

/** Throws a ConfigurationError with this message. */
export function misconfigured(message: string): never {
  throw new ConfigurationError(message);
}
