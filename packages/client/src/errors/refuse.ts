import { ValidationError } from "./errors.ts";

/** Throws what bad input deserves: before anything is sent, saying what would be right. */
export function refuse(message: string): never {
  throw new ValidationError(message);
}
