import type { JsonObject } from "../store/entity.ts";
import { kind } from "../store/kind.ts";

/** The agreement's own data, in one record. */
export type AgreementInfo = {
  readonly key: "self";
  readonly signupDate: string;
  readonly userName: string;
  readonly company: JsonObject;
  readonly bankInformation: JsonObject;
  readonly user: JsonObject;
};

export const agreementInfo = kind<AgreementInfo>("agreementInfo", "key");
