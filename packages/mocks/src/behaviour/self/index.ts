import { type Answer, type Call, type Handler, ok } from "../../engine/call.ts";
import type { Domain } from "../../engine/resource.ts";
import { isObject, type JsonObject } from "../../entity.ts";
import { propertiesOf } from "../../table/schema.ts";
import { paymentTerms } from "../lookups/kinds.ts";
import { appRoles, moduleNumberOf, roleNumberOf } from "./app-roles.ts";
import { agreementInfo, info } from "./info.ts";

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
          roleNumber: roleNumberOf(settings.role),
          name: settings.role,
          self: `${base}/app-roles/${roleNumberOf(settings.role)}`,
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
  resources: [appRoles],
  operations: {
    "rest GET /self": self,
    "rest PUT /self/company": put("company"),
    "rest PUT /self/company/bankinformation": put("bankInformation"),
    "rest PUT /self/user": put("user"),
  },
};
