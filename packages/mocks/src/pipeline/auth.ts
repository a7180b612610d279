import { Refusal } from "../errors/refusal.ts";
import type { MockOptions } from "../settings/options.ts";

/** Both tokens of the demo agreement. */
export const demoToken = "demo";

export interface Identity {
  readonly appSecretToken: string;
  readonly agreementGrantToken: string;
  readonly demo: boolean;
  /** `?demo=true` on REST: every link of the answer repeats it. */
  readonly demoInQuery: boolean;
}

/**
 * Makes the 401. On REST, a ruling adds the link to the same resource of the demo agreement that the body had in 2015
 * (L-149).
 */
function unauthorized(why: string, url: URL, { rulings }: MockOptions): Refusal {
  const demo = new URL(url);
  demo.searchParams.set(demoToken, "true");
  return new Refusal(401, {
    message: { rest: "Unauthorized access (Unauthorized).", apis: "Unauthorized" },
    hint: why,
    code: { apis: "Unauthorized" },
    ...(rulings.demoLink ? { more: { demoLink: demo.href } } : {}),
  });
}

/** Reads who is calling. Throws the 401 of a missing, blank or unknown token, and E02250 for a pair that does not match. */
export function identify(headers: Headers, url: URL, onRest: boolean, options: MockOptions): Identity {
  if (
    onRest &&
    [...url.searchParams].some(([name, value]) => name.toLowerCase() === "demo" && value === "true")
  ) {
    return { appSecretToken: demoToken, agreementGrantToken: demoToken, demo: true, demoInQuery: true };
  }
  const secret = headers.get("x-appsecrettoken")?.trim() ?? "";
  const grant = headers.get("x-agreementgranttoken")?.trim() ?? "";
  if (secret === "") throw unauthorized("The header X-AppSecretToken is missing or blank.", url, options);
  if (grant === "") throw unauthorized("The header X-AgreementGrantToken is missing or blank.", url, options);
  if (secret === demoToken && grant === demoToken)
    return { appSecretToken: demoToken, agreementGrantToken: demoToken, demo: true, demoInQuery: false };
  if (options.tokens !== "any") checkPair(secret, grant, url, options);
  return { appSecretToken: secret, agreementGrantToken: grant, demo: false, demoInQuery: false };
}

function checkPair(secret: string, grant: string, url: URL, options: MockOptions): void {
  const pairs = options.tokens === "any" ? [] : options.tokens;
  if (pairs.some((pair) => pair.appSecretToken === secret && pair.agreementGrantToken === grant)) return;
  const known =
    pairs.some((pair) => pair.appSecretToken === secret) &&
    pairs.some((pair) => pair.agreementGrantToken === grant);
  if (!known) throw unauthorized("The tokens are not known.", url, options);
  throw new Refusal(options.rulings.mismatchStatus, {
    message: "The app secret token and the agreement grant token do not belong together.",
    code: { rest: "E02250", apis: "E02250" },
  });
}
