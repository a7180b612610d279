import { ValidationError } from "./errors.ts";

/**
 * Throws the ValidationError for input that the client refuses before anything is sent. `message` is a whole
 * sentence: what is wrong, which value, what would be right. `path` is the place in the input, such as
 * `filter.name.in`.
 */
export function invalid(message: string, path?: string): never {
  throw new ValidationError(message, path === undefined ? {} : { errors: [{ path, message }] });
}
