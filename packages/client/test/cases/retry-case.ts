import type { FaultEffect } from "@org/visma-economic-mocks";
import type { ErrorKind } from "../../src/index.ts";
import type { mockWith } from "../mock-client.ts";

/** One rule of writing or of repeating a call: the faults of the attempts, and the ending of the call. */
export interface RetryCase {
  readonly name: string;
  readonly call: CustomerCall;
  /** The mock's settings. */
  readonly mock?: Parameters<typeof mockWith>[0];
  /** The faults of the attempts, one after the other. Further attempts have none. */
  readonly faults?: readonly FaultEffect[];
  /** Whether the last fault applies to all further attempts. */
  readonly lasting?: true;
  readonly ends: "success" | ErrorKind;
  /** Whether a write whose outcome is unknown was carried out. */
  readonly done?: boolean;
  readonly attempts: number;
  /** The kind of the error's cause. */
  readonly cause?: ErrorKind;
  /** How many different keys were sent. Default: one. */
  readonly keys?: number;
  /** Waits between the attempts, if every random number is 0. */
  readonly waits?: readonly number[];
  readonly retryAfterMs?: number;
  readonly replayed?: boolean;
  readonly key?: string;
  readonly retry?: false;
  readonly maxAttempts?: number;
  readonly deadlineMs?: number;
  readonly timeoutMs?: number;
}

/** A call for one customer. */
export interface CustomerCall {
  readonly method: "get" | "post" | "put" | "delete";
  readonly number: number;
  /** The properties that replace those of a valid body, such as mistakes. */
  readonly changes: object;
}

/** The number of a customer that exists. */
export const existing = 4711;

export const read = (number = existing): CustomerCall => ({ method: "get", number, changes: {} });
export const create = (changes = {}): CustomerCall => ({ method: "post", number: existing + 1, changes });
export const update = (changes = {}): CustomerCall => ({ method: "put", number: existing, changes });
export const remove = (): CustomerCall => ({ method: "delete", number: existing, changes: {} });
