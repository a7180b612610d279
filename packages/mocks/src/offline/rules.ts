import type { Endpoint } from "./endpoint.ts";
import type { OfflineError } from "./offline-error.ts";

/** What may leave the process while a mock listens. */
export interface Rules {
  mayConnect(endpoint: Endpoint): boolean;
  mayLookUp(name: string): boolean;
  mayRequest(url: string): boolean;
  /** Makes the error of something that may not, and prints it: not everybody shows the errors of a connection. */
  refuse(target: string, asked: string): OfflineError;
}
