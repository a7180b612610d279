import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { MockSettings } from "../settings/options.ts";
import { isObject } from "../store/entity.ts";
import type { Schemas } from "./interface/call.ts";
import { complaints } from "./interface/check-input.ts";
import { interfaceDocument } from "./interface/document/index.ts";
import { list, object, open, type Schema, text, whole } from "./interface/document/schema.ts";
import { settingsOf } from "./interface/handlers/server.ts";
import { UsageError } from "./usage-error.ts";

/** The settings of a file. */
export interface Config {
  readonly port?: number;
  readonly host?: string;
  readonly persist?: string;
  /** Names of seeds, and absolute paths of files with records. */
  readonly seed?: readonly string[];
  readonly mock: MockSettings;
}

const seedNames = ["empty", "company"];

const tokenPair = object({ appSecretToken: text(), agreementGrantToken: text() });

/** The schema of a file: the options that HTTP can change, and those that are fixed when the server starts. */
const configSchema: Schema = object(
  {},
  {
    ...interfaceDocument.components.schemas.OptionChanges?.properties,
    port: { ...whole(), maximum: 65_535 },
    host: text(),
    persist: text(),
    seed: { anyOf: [text(), list(text())] },
    now: { type: ["string", "number"] },
    runningClock: { type: "boolean" },
    tokens: { anyOf: [{ const: "any" }, list(tokenPair)] },
    domains: list(text()),
    eventTypes: interfaceDocument.components.schemas.Options?.properties?.eventTypes ?? {},
    rulings: open(),
  },
);

type Given = Schemas["OptionChanges"] &
  Omit<Config, "mock" | "seed"> &
  Pick<MockSettings, "now" | "runningClock" | "tokens" | "domains" | "eventTypes" | "rulings"> & {
    readonly seed?: string | readonly string[];
  };

/**
 * Reads a file of settings. Paths in it are relative to its folder.
 *
 * @throws UsageError for a file that cannot be read, and for an unknown or invalid setting.
 */
export function readConfig(file: string): Config {
  const json = readJson(file);
  const wrong = complaints(configSchema, json);
  if (!isGiven(json) || wrong.length > 0)
    throw new UsageError(`--config ${file}: ${wrong.join("; ") || "the file is not an object"}.`);
  const { port, host, persist, seed, now, runningClock, tokens, domains, eventTypes, rulings, ...changes } =
    json;
  const beside = (name: string) => resolve(dirname(file), name);
  const seeds = typeof seed === "string" ? [seed] : seed;
  const start = { now, runningClock, tokens, domains, eventTypes, rulings };
  return {
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(persist === undefined ? {} : { persist: beside(persist) }),
    ...(seeds === undefined
      ? {}
      : { seed: seeds.map((name) => (seedNames.includes(name) ? name : beside(name))) }),
    mock: {
      ...optionsIn(file, changes),
      ...Object.fromEntries(Object.entries(start).filter(([, value]) => value !== undefined)),
    },
  };
}

/** Narrows JSON that has passed the schema. */
const isGiven = (json: unknown): json is Given => isObject(json);

function optionsIn(file: string, changes: Schemas["OptionChanges"]): MockSettings {
  try {
    return settingsOf(changes);
  } catch (error) {
    throw new UsageError(`--config ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`--config ${file}: ${error instanceof Error ? error.message : error}.`);
  }
}
