import { misconfigured } from "../config/misconfigured.ts";
import { nearest } from "../utils/nearest.ts";
import { type Environment, readVariable } from "./read-variable.ts";

/**
 * The settings of a tenant, `PAN_CFG_…`. All values are texts, and an empty one counts as not set. Names may be written as in
 * `PANDIUM.yaml`: `journal` is read from `PAN_CFG_JOURNAL`. Messages never show a value.
 */
export interface Settings {
  /** Returns whether a setting is set. In the first `init` run of a tenant, none is set yet. */
  has(name: string): boolean;
  /** Returns the text. Throws a ConfigurationError if the setting is not set. */
  text(name: string): string;
  /** Returns the text, or `fallback` if the setting is not set. */
  text<Fallback>(name: string, fallback: Fallback): string | Fallback;
  /** Returns the number. Throws a ConfigurationError if the setting is not set, or is not a number. */
  number(name: string): number;
  /** Returns the number, or `fallback` if the setting is not set. Throws if it is not a number. */
  number<Fallback>(name: string, fallback: Fallback): number | Fallback;
  /** Returns `true` for `true`, `1`, `t`, `y` and `yes`, in any case (PAN-6), and else `false`. Default of `fallback`: `false`. */
  boolean(name: string, fallback?: boolean): boolean;
  /**
   * Returns the chosen values, which are set as a list in JSON or as texts with commas between them. The list is
   * empty if the setting is not set.
   */
  list(name: string): readonly string[];
}

const truths: ReadonlySet<string> = new Set(["true", "1", "t", "y", "yes"]);

/** Reads the texts of a list. */
export function readList(value: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(value);
    if (Array.isArray(list)) return list.map((item) => `${item}`);
  } catch {
    // A text that is not JSON is divided at its commas.
  }
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Returns the variable for a name in `PANDIUM.yaml`. */
export const variableOf = (prefix: string, name: string): string =>
  `${prefix}${name.toUpperCase().replace(/[^A-Z\d]+/g, "_")}`;

/** The secrets of the connector, which are never a misspelt form of another name. */
const connectorSecrets: ReadonlySet<string> = new Set([
  "PAN_SEC_VISMA_APP_SECRET_TOKEN",
  "PAN_SEC_VISMA_GRANT_TOKEN",
  "PAN_SEC_VISMA_TENANT_URL",
]);

/** Returns the message that a variable is not set, with the name of a similar variable that is set. */
export function notSet(env: Environment, variable: string): string {
  const kind = variable.slice(0, "PAN_SEC_".length);
  const candidates = Object.keys(env).filter(
    (name) => name.startsWith(kind) && !connectorSecrets.has(name) && readVariable(env, name) !== undefined,
  );
  const similar = nearest(variable, candidates);
  return similar === undefined
    ? `${variable} is not set.`
    : `${variable} is not set, but ${similar} is: check the spelling.`;
}

/** Makes the object that reads a tenant's settings. */
export function createSettings(env: Environment): Settings {
  const read = (name: string) => readVariable(env, variableOf("PAN_CFG_", name));
  const required = (name: string): never =>
    misconfigured(
      `The setting ${name} is missing: ${notSet(env, variableOf("PAN_CFG_", name))} ` +
        "Choose it in the tenant's connection settings.",
    );

  function text<Fallback>(name: string, ...fallback: [Fallback?]): string | Fallback | undefined {
    const value = read(name);
    if (value !== undefined) return value;
    return fallback.length > 0 ? fallback[0] : required(name);
  }

  function number<Fallback>(name: string, ...fallback: [Fallback?]): number | Fallback | undefined {
    const value = read(name);
    if (value === undefined) return fallback.length > 0 ? fallback[0] : required(name);
    const parsed = Number(value);
    if (Number.isFinite(parsed)) return parsed;
    return misconfigured(`The setting ${name} must be a number, such as 7 or 1.5. Its text is not one.`);
  }

  return {
    has: (name) => read(name) !== undefined,
    // The overloads of the interface describe when `undefined` is returned, which the type checker cannot derive.
    text: text as Settings["text"],
    number: number as Settings["number"],
    boolean(name, fallback = false) {
      const value = read(name);
      return value === undefined ? fallback : truths.has(value.trim().toLowerCase());
    },
    list(name) {
      const value = read(name);
      return value === undefined ? [] : readList(value);
    },
  };
}
