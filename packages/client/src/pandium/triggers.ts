import { misconfigured } from "../config/misconfigured.ts";
import { isObject } from "../utils/is-object.ts";

/** The trigger of a run. Pandium's modes are `api`, `webhook`, `cron` and `manual` (PAN-8). */
export interface RunTrigger {
  /** The kind of the trigger. */
  readonly mode: "api" | "webhook" | "cron" | "manual" | (string & Record<never, never>);
  /** The source of the trigger, with its name on Pandium. */
  readonly source: string | undefined;
  /** The body of a webhook, or of a call of Pandium's API. It is only a hint: read the records that it names again. */
  readonly payload: unknown;
  /** The headers of a webhook or of a call. Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

const variable = "PAN_CTX_RUN_TRIGGERS";

/**
 * Reads all triggers of a run. Triggers that arrived during another run come in one list (PAN-17).
 * @throws ConfigurationError if the list cannot be read. With a dropped trigger, a change would be lost.
 */
export function readTriggers(text: string | undefined): readonly RunTrigger[] {
  if (text === undefined) return [];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    misconfigured(`${variable} is not JSON. Pandium sets it to a list of triggers.`);
  }
  if (!Array.isArray(list))
    misconfigured(`${variable} is not a list. Pandium sets it to a list of triggers.`);
  return list.map(readTrigger);
}

function readTrigger(given: unknown, index: number): RunTrigger {
  if (!isObject(given) || typeof given.mode !== "string")
    misconfigured(
      `${variable}[${index}] is not a trigger: it must be an object whose property mode is a text.`,
    );
  const { mode, source, payload, headers } = given;
  return {
    mode,
    source: typeof source === "string" ? source : undefined,
    payload,
    headers: isObject(headers)
      ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), `${value}`]))
      : {},
  };
}
