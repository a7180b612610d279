import { type Answer, type Call, type Handler, ok } from "../../engine/call.ts";
import type { Domain } from "../../engine/resource.ts";
import { isObject, type JsonObject } from "../../entity.ts";
import { ALL_MODULES } from "../../options.ts";
import type { Agreement, Role } from "../../store/agreement.ts";
import { kind } from "../../store/kind.ts";
import { propertiesOf } from "../../table/schema.ts";
import { paymentTerms } from "../lookups/kinds.ts";

/** The agreement's own data: one record. */
export type AgreementInfo = {
  readonly key: "self";
  readonly agreementNumber: number;
  readonly signupDate: string;
  readonly userName: string;
  readonly company: JsonObject;
  readonly bankInformation: JsonObject;
  readonly user: JsonObject;
};

export const agreementInfo = kind<AgreementInfo>("agreementInfo", "key");

const ROLE_NUMBERS: Readonly<Record<Role, number>> = {
  SuperUser: 1,
  Bookkeeping: 2,
  Sales: 3,
  ProjectEmployee: 4,
};

const info = (agreement: Agreement): AgreementInfo =>
  agreement.table(agreementInfo).get("self") ?? agreement.table(agreementInfo).insert(FRESH);

const FRESH: AgreementInfo = {
  key: "self",
  agreementNumber: 900_001,
  signupDate: "2020-01-01",
  userName: "API",
  company: {
    name: "Testfirma ApS",
    addressLine1: "Prøvevej 1",
    zip: "5000",
    city: "Odense C",
    country: "Danmark",
    email: "post@testfirma.test",
    companyIdentificationNumber: "10000009",
  },
  bankInformation: { bankName: "Prøvebanken", bankSortCode: "0000", bankAccountNumber: "0000000000" },
  user: {
    loginId: "API",
    email: "api@testfirma.test",
    name: "API-bruger",
    language: { languageNumber: 1, name: "Dansk", culture: "da-DK" },
  },
};

/** Who the tokens are, and what they may do: the natural probe after a grant (§1.8). */
const self: Handler = (call) => {
  const { agreement, base } = call;
  const { settings } = agreement;
  const own = info(agreement);
  const terms = agreement.table(paymentTerms).all()[0];
  const language = isObject(own.user.language) ? own.user.language : {};
  return ok({
    agreementNumber: own.agreementNumber,
    agreementType: { agreementTypeNumber: 1, name: "Denmark" },
    userName: own.userName,
    signupDate: own.signupDate,
    companyAffiliation: "E-conomic",
    canSendElectronicInvoice: true,
    user: {
      ...own.user,
      agreementNumber: own.agreementNumber,
      language: { ...language, self: `${base}/languages/${String(language.languageNumber ?? 1)}` },
    },
    company: own.company,
    bankInformation: pick(own.bankInformation, SHOWN_BANK_DETAILS),
    application: {
      appNumber: 1,
      name: "Testapp",
      appPublicToken: "public",
      created: own.signupDate,
      requiredRoles: [
        {
          roleNumber: ROLE_NUMBERS[settings.role],
          name: settings.role,
          self: `${base}/app-roles/${ROLE_NUMBERS[settings.role]}`,
        },
      ],
      self: `${base}/applications/1`,
    },
    settings: {
      baseCurrency: settings.baseCurrency,
      ...(terms === undefined ? {} : { defaultPaymentTerm: terms.name }),
      internationalLedger: "false",
    },
    modules: settings.modules.map((name) => {
      const moduleNumber = moduleNumberOf(name);
      return { moduleNumber, name, self: `${base}/modules/${moduleNumber}` };
    }),
    self: `${base}/self`,
  });
};

/** The other bank details can be written and are not shown. */
const SHOWN_BANK_DETAILS = [
  "bankName",
  "bankSortCode",
  "bankAccountNumber",
  "pbsCustomerGroupNumber",
  "pbsFiSupplierNumber",
  "bankGiroNumber",
];

const pick = (object: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));

const moduleNumberOf = (name: string): number => (ALL_MODULES as readonly string[]).indexOf(name) + 1;

/** Each PUT replaces its part of the agreement's data. */
const put =
  (part: "company" | "bankInformation" | "user"): Handler =>
  (call: Call): Answer => {
    const table = call.agreement.table(agreementInfo);
    const published = Object.keys(propertiesOf(call.document, call.operation.body?.schema));
    const changed = pick(isObject(call.body) ? call.body : {}, published);
    const before = info(call.agreement);
    table.replace({ ...before, [part]: changed });
    return ok(changed);
  };

/** `/self`, and what of it can be changed. */
export const selfDomain: Domain = {
  name: "self",
  operations: {
    "rest GET /self": self,
    "rest PUT /self/company": put("company"),
    "rest PUT /self/company/bankinformation": put("bankInformation"),
    "rest PUT /self/user": put("user"),
  },
};
