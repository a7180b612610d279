import type { FaultEffect } from "@org/visma-economic-mocks";
import type { ErrorKind } from "../../src/index.ts";
import type { mockWith } from "../mock-client.ts";

/** One rule of writing or of repeating a call: what each attempt meets, and how the call ends. */
export interface RetryCase {
  readonly name: string;
  readonly call: CustomerCall;
  /** The mock's settings. */
  readonly mock?: Parameters<typeof mockWith>[0];
  /** What goes wrong with the attempts, one after the other; further ones are let through. */
  readonly faults?: readonly FaultEffect[];
  /** The last fault stays. */
  readonly lasting?: true;
  readonly ends: "success" | ErrorKind;
  /** Whether a write whose outcome is unknown was carried out. */
  readonly done?: boolean;
  readonly attempts: number;
  /** Kind of the error's cause. */
  readonly cause?: ErrorKind;
  /** How many different keys were sent; always the same one where left out. */
  readonly keys?: number;
  /** Waits between the attempts, with chance at 0. */
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
  /** What is wrong with the body. */
  readonly changes: object;
}

/** A customer that is there. */
export const existing = 4711;

export const read = (number = existing): CustomerCall => ({ method: "get", number, changes: {} });
export const create = (changes = {}): CustomerCall => ({ method: "post", number: existing + 1, changes });
export const update = (changes = {}): CustomerCall => ({ method: "put", number: existing, changes });
export const remove = (): CustomerCall => ({ method: "delete", number: existing, changes: {} });
