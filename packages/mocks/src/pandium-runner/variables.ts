import type { FinishedRun } from "./finished-run.ts";
import type { RunMode, Trigger } from "./trigger.ts";

/** The value of a setting. A list becomes JSON. */
export type SettingValue = string | number | boolean | readonly (string | number)[] | undefined;

/** The facts from which the variables of a run are made. */
export interface RunFacts {
  readonly mode: RunMode;
  readonly triggers: readonly Trigger[];
  readonly secrets: Readonly<Record<string, string | undefined>>;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly tenant: { readonly id?: string; readonly name?: string };
  readonly integration: { readonly id?: string; readonly name?: string };
  readonly environment: string;
  readonly last: FinishedRun | undefined;
  readonly lastSuccess: FinishedRun | undefined;
  /** The output of the last successful run that printed JSON, as it was printed. */
  readonly lastOutput: string | undefined;
}

type Variables = Record<string, string>;

/** Writes a time as Pandium does (PAN-10). */
export const pandiumTime = (time: Date): string =>
  `${time.toISOString().slice(0, 19).replace("T", " ")} +0000 UTC`;

const textOf = (value: SettingValue): string =>
  typeof value === "object" ? JSON.stringify(value) : `${value ?? ""}`;

/** Turns names into variables: `shop_url` becomes `PAN_CFG_SHOP_URL`. A name that already has the prefix keeps it. */
function prefixed(prefix: string, values: Readonly<Record<string, SettingValue>>): Variables {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const variable = name.toUpperCase().replace(/[^A-Z\d]+/g, "_");
      return [variable.startsWith(prefix) ? variable : `${prefix}${variable}`, textOf(value)];
    }),
  );
}

/** Returns the variables about an earlier run. The first run has none (PAN-9). */
function timesOf(name: string, run: FinishedRun | undefined): Variables {
  if (run === undefined) return {};
  return {
    [`PAN_CTX_${name}_START_TIME`]: pandiumTime(run.startedAt),
    [`PAN_CTX_${name}_COMPLETION_TIME`]: pandiumTime(run.completedAt),
  };
}

/** Returns the variables of a run, all as texts (PAN-5). */
export function variablesOf(facts: RunFacts): Variables {
  const { last, lastSuccess, lastOutput } = facts;
  return {
    ...prefixed("PAN_SEC_", facts.secrets),
    ...prefixed("PAN_CFG_", facts.settings),
    PAN_CTX_RUN_MODE: facts.mode,
    PAN_CTX_RUN_TRIGGERS: JSON.stringify(facts.triggers),
    PAN_CTX_TENANT_ID: facts.tenant.id ?? "1",
    PAN_CTX_TENANT_NAME: facts.tenant.name ?? "Test tenant",
    PAN_CTX_INTEGRATION_ID: facts.integration.id ?? "1",
    PAN_CTX_INTEGRATION_NAME: facts.integration.name ?? "Test integration",
    PAN_CTX_ENV: facts.environment,
    ...timesOf("LAST_RUN", last),
    ...timesOf("LAST_SUCCESSFUL_RUN", lastSuccess),
    ...(last && { PAN_CTX_LAST_RUN_PHASE: last.phase, PAN_CTX_LAST_RUN_STD_OUT: last.stdout.trim() }),
    ...(lastOutput !== undefined && { PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: lastOutput }),
  };
}
