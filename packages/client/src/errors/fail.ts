import { ValidationError } from "./errors.ts";

/** The error for input that would not mean what it says: where it is and what is wrong with it. */
export const fail = (path: string, message: string): never => {
  throw new ValidationError(`${path} ${message}`, { errors: [{ path, message }] });
};
