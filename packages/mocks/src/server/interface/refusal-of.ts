import { IssuesRefusal, onSurface, Refusal } from "../../errors/refusal.ts";
import type { Outcome } from "../../pipeline/outcome.ts";
import { FilterRefusal, SortRefusal } from "../../surface/query-refusal.ts";
import type { Surface } from "../../table/types.ts";
import type { Schemas } from "./call.ts";

/** The facts of the ledger behind each of e-conomic's error codes. */
const factsByCode: Readonly<Record<string, readonly string[]>> = {
  AccessDeniedAgreementMissingModules: ["O-25"],
  BadFilterRequest: ["O-07", "O-08"],
  E02250: ["G-8"],
  E03040: ["L-154"],
  E04041: ["L-128"],
  E04500: ["L-108"],
  E04730: ["L-108"],
  E04760: ["L-96"],
  E04810: ["L-41"],
  E06000: ["L-11"],
  E06151: ["L-25"],
  E06600: ["L-134"],
  E07080: ["L-108"],
  E07140: ["L-108"],
  E07150: ["L-132"],
  E07180: ["L-97"],
  PayloadChanged: ["S-07"],
  RequestInProgress: ["U-10"],
  ResourceNotFound: ["O-52"],
  UpdateConflict: ["O-13"],
  URLChanged: ["S-07"],
};

/** The facts behind a status, for refusals whose code has no facts. */
const factsByStatus: Readonly<Record<Surface, Readonly<Record<number, readonly string[]>>>> = {
  rest: { 401: ["S-01", "L-149"], 404: ["L-148"], 415: ["L-32"], 429: ["S-02", "G-2"] },
  apis: { 401: ["S-01"], 409: ["O-13"], 429: ["S-02", "G-2"] },
};

/** The facts behind refusals without a code, by the words of their message. */
const factsByWords: readonly (readonly [pattern: RegExp, fact: string])[] = [
  [/but got Null/, "L-14"],
  [/less than minimum value/, "L-15"],
  [/Required properties are missing/, "L-159"],
  [/' not found\./, "L-130"],
];

/** Returns why a request was refused, with the facts behind it; null if the request was carried out. */
export function refusalOf({ reply, refusal, surface, fault }: Outcome): Schemas["Refusal"] | null {
  if (refusal === undefined)
    return fault !== undefined && (reply === undefined || reply.status >= 400)
      ? { reason: `Fault ${fault} of the mock.`, facts: [] }
      : null;
  const body = typeof reply?.body === "string" ? reply.body : "";
  return {
    reason: reasonOf(refusal, surface) ?? headlineOf(body),
    facts: factsOf(refusal, surface, reply?.status ?? 0, body),
  };
}

/** Returns the message in an answer's body, for refusals that the mock made without a message. */
function headlineOf(body: string): string {
  const [, headline] = /"(?:message|title)":\s*("(?:[^"\\]|\\.)*")/.exec(body) ?? [];
  return headline === undefined ? "The answer has no message." : JSON.parse(headline);
}

function reasonOf(refusal: unknown, surface: Surface): string | undefined {
  if (refusal instanceof Refusal) {
    const { message, hint, faults = [] } = refusal.details;
    const words = [onSurface(message, surface), hint].filter((text) => text !== undefined);
    const about = faults.map(({ at, message: text }) => placed(at, onSurface(text, surface) ?? ""));
    return words.length + about.length === 0 ? undefined : [...words, ...about].join(" ");
  }
  if (refusal instanceof IssuesRefusal)
    return refusal.issues.map(({ path, message }) => placed(path, message)).join("; ");
  return refusal instanceof Error ? refusal.message : String(refusal);
}

function placed(at: string | readonly (string | number)[] | undefined, text: string): string {
  const place = typeof at === "string" ? at : (at ?? []).join(".");
  return place === "" ? text : `${place}: ${text}`;
}

function factsOf(refusal: unknown, surface: Surface, status: number, body: string): string[] {
  const codes = [...body.matchAll(/"errorCode":\s*"(\w+)"/g)].flatMap(
    ([, code = ""]) => factsByCode[code] ?? [],
  );
  const words = factsByWords.filter(([pattern]) => pattern.test(body)).map(([, fact]) => fact);
  const kinds =
    refusal instanceof FilterRefusal
      ? surface === "rest" && status < 500
        ? ["L-60", "L-61"]
        : []
      : refusal instanceof SortRefusal && surface === "rest"
        ? ["L-62"]
        : [];
  const found = [...codes, ...words, ...kinds];
  return [...new Set(found.length > 0 ? found : (factsByStatus[surface][status] ?? []))];
}
