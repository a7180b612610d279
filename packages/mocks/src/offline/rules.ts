import type { Endpoint } from "./endpoint.ts";
import type { OfflineError } from "./offline-error.ts";

/** The rules about what may leave the process while a mock listens. */
export interface Rules {
  mayConnect(endpoint: Endpoint): boolean;
  mayLookUp(name: string): boolean;
  mayRequest(url: string): boolean;
  /** Makes the error of a refused access, and prints it, because some callers hide the errors of connections. */
  refuse(target: string, asked: string): OfflineError;
}
