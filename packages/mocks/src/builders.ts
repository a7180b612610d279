import type { Agreement } from "./store/agreement.ts";

/** The collections of an agreement that fill in what a test leaves out. */
export type Builders = {};

export function builders(_agreement: Agreement): Builders {
  return {};
}
