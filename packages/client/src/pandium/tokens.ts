import { ConfigurationError } from "../errors/errors.ts";
import { type Environment, readVariable } from "./read-variable.ts";
import { notSet } from "./settings.ts";

/** The two secrets of the connector that calls need, with the step that provides each of them (PAN-1, PAN-3). */
const secrets = {
  appSecretToken: {
    variable: "PAN_SEC_VISMA_APP_SECRET_TOKEN",
    step:
      "It is the App Secret Token of your app: copy it from the app in your developer agreement into the connector's " +
      "credentials on Pandium.",
  },
  agreementGrantToken: {
    variable: "PAN_SEC_VISMA_GRANT_TOKEN",
    step:
      "It is the Agreement Grant Token: the tenant gets it when a user of its e-conomic agreement opens the app's " +
      "installation URL and grants access. Let the tenant connect again.",
  },
} as const;

/** The characters of a token: printable ASCII without blanks, quotes and backslashes. */
const tokenPattern = /^[!#-[\]-~]+$/;

function readToken(env: Environment, name: keyof typeof secrets): string {
  const { variable, step } = secrets[name];
  const value = readVariable(env, variable)?.trim();
  if (value === undefined) throw new ConfigurationError(`${notSet(env, variable)} ${step}`);
  if (tokenPattern.test(value)) return value;
  throw new ConfigurationError(`${variable} contains blanks, quotes or line breaks. ${step}`);
}

/**
 * Reads the tokens of the tenant's agreement.
 * @throws ConfigurationError for a missing or wrong secret. The message names the secret, a similar one that is set, and the
 *   step that provides the secret.
 */
export const readTokens = (env: Environment): { appSecretToken: string; agreementGrantToken: string } => ({
  appSecretToken: readToken(env, "appSecretToken"),
  agreementGrantToken: readToken(env, "agreementGrantToken"),
});
