import {
  createEconomic,
  createRateBudget,
  type EconomicOptions,
  type Logger,
  observe,
} from "../../src/index.ts";

const tokens = { appSecretToken: "", agreementGrantToken: "" };

/** A logger's method as pino and winston declare it: overloaded, with more arguments. */
interface Method {
  (object: object, message?: string, ...values: unknown[]): void;
  (message: string, ...values: unknown[]): void;
}

export function loggers(pino: Record<"fatal" | "warn" | "info" | "debug", Method>): Logger[] {
  createEconomic({ ...tokens, logger: console, logLevel: "debug" });
  createEconomic({ ...tokens, logger: undefined, logLevel: undefined });
  // @ts-expect-error there is no such level
  createEconomic({ ...tokens, logLevel: "verbose" });
  // @ts-expect-error a function is not a logger
  createEconomic({ ...tokens, logger: console.warn });
  const options: EconomicOptions = { ...tokens, logger: pino };
  return [console, pino, ...(options.logger ? [options.logger] : [])];
}

export function budgets(): void {
  createEconomic({ ...tokens, budget: createRateBudget() });
  createEconomic({ ...tokens, budget: undefined });
  // @ts-expect-error a look-alike is not a budget
  createEconomic({ ...tokens, budget: {} });
  // @ts-expect-error hooks are not a budget
  createEconomic({ ...tokens, budget: observe({}) });
}

export function apps(): void {
  createEconomic({ ...tokens, appInfo: { name: "my-shop", version: "1", url: undefined } });
  // @ts-expect-error an app has a name
  createEconomic({ ...tokens, appInfo: { version: "1" } });
}
