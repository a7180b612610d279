/** The mocks of this repository, as they are built: both clients talk to them. */
import { pathToFileURL } from "node:url";
import type { Values } from "./client.ts";

export interface Collection {
  add(values?: Values): Values;
  addMany(count: number, values: (index: number) => Values): unknown;
  all(): readonly Values[];
  remove(key: string | number): boolean;
  update(key: string | number, changes: Values): unknown;
}

export interface Mock {
  fetch(url: string, init: object): Promise<Response>;
  reset(): void;
  clock: { now(): number };
  faults: { add(rule: Values): unknown; clear(): void };
  requests: readonly Values[];
  agreement(
    token?: string,
  ): Record<
    "customers" | "products" | "draftEntries" | "draftInvoices" | "bookedInvoices" | "suppliers" | "projects",
    Collection
  >;
}

export interface Operation {
  document: string;
  method: string;
  path: string;
}

export interface Mocks {
  createEconomicMock(settings: Values): Mock;
  coverage(): readonly Operation[];
}

export const loadMocks = (file: string): Promise<Mocks> => import(pathToFileURL(file).href);

/** "accounting-years" as the client's members are called: "accountingYears". */
export const memberOf = (document: string): string =>
  document.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
