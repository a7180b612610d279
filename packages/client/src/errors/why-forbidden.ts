import type { ErrorDetail, KnownCall } from "./facts.ts";
import { requiredModules, requiredRoles } from "./required-access.ts";

/** A 403, and the client that got it. */
interface Forbidden {
  code: string | undefined;
  title: string;
  hint: string | undefined;
  errors: readonly ErrorDetail[];
  /** Whether the client has the demo agreement's tokens. */
  isDemo: boolean;
}

/** The reason why a call is forbidden. */
interface WhyForbidden {
  /** The modules that the agreement lacks. */
  missingModules: string[];
  /** The sufficient roles. The list is empty if something else is the reason. */
  roles: string[];
  /** The sentence that follows the server's own words. */
  advice: string | undefined;
}

/** How many characters of a text are searched for a module: a hostile text may be long. */
const longestSearched = 500;

/** The codes of a missing module: the services' (O-25), REST's (L-154), and that of dimensions (X-6). */
const moduleCodes = new Set<string | undefined>([
  "AccessDeniedAgreementMissingModules",
  "E03040",
  "DimensionIncorrectModule",
]);

/** Returns the modules that a text names: "Missing modules: A, B" (O-25) or "the A add-on module" (L-154). */
function modulesNamedIn(text: string): string[] {
  const searched = text.slice(0, longestSearched);
  const list = /^Missing modules?: *(.+)/.exec(searched)?.[1];
  if (list !== undefined) return list.split(/, */).map((name) => name.replace(/\.$/, ""));
  // The last "the" before the words: "to use the feature you need the Scanning add-on module".
  const addOn = /.*\bthe (.+?) add-on module/i.exec(searched)?.[1];
  return addOn === undefined ? [] : [addOn];
}

/** Returns the modules that a refusal names. If it has the code but names none, returns those that the path needs. */
function missingModulesOf({ code, title, hint = "", errors }: Forbidden, call: KnownCall): string[] {
  const texts = [title, hint, ...errors.map(({ message }) => message)];
  const named = texts.flatMap(modulesNamedIn);
  if (named.length > 0) return [...new Set(named)];
  return moduleCodes.has(code) ? requiredModules(call.service, call.path) : [];
}

/** Returns the explanation of a refusal for a client of the demo agreement. */
export function demoAdvice({ method }: KnownCall, title: string): string {
  if (method === "GET") return "The demo agreement does not allow this call.";
  if (/\bdemo agreement\b/i.test(title)) return "Writes need your own agreement.";
  return "The demo agreement can only be read: writes need your own agreement.";
}

/** Returns the sentence about the roles; `undefined` if the server's own words name them. */
const roleAdvice = (
  roles: readonly string[],
  { code, title, hint = "", errors }: Forbidden,
): string | undefined => {
  // The message quotes the hint only if there are no complaints.
  const words = errors.length === 0 ? `${title} ${hint}` : title;
  if (/\brole/i.test(words) && roles.every((role) => words.includes(role))) return undefined;
  const advice = `The app needs ${roles.length === 1 ? "the role" : "one of the roles"} ${roles.join(", ")}.`;
  const isBare = code === undefined && title === "";
  return isBare ? `${advice} A wrong token can also cause a 403.` : advice;
};

/**
 * Finds out why a call is forbidden. It names roles only if neither a module nor the demo agreement is the reason.
 */
export function whyForbidden(refusal: Forbidden, call: KnownCall): WhyForbidden {
  const missingModules = missingModulesOf(refusal, call);
  if (missingModules.length > 0 || moduleCodes.has(refusal.code))
    return { missingModules, roles: [], advice: undefined };
  if (refusal.isDemo) return { missingModules, roles: [], advice: demoAdvice(call, refusal.title) };
  const roles = requiredRoles(call.service, call.path);
  return { missingModules, roles, advice: roleAdvice(roles, refusal) };
}
