import { type Answer, type Call, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import { agreementInfo } from "../../records/agreement-info.ts";
import { paymentTerms } from "../../records/lookups.ts";
import { allModules } from "../../settings/options.ts";
import { isObject, type JsonObject } from "../../store/entity.ts";
import { propertiesOf } from "../../table/schema.ts";
import { moduleLink, moduleNumberOf, roleNumberOf } from "./app-roles.ts";
import { info } from "./info.ts";

/** Who the tokens are, and what they may do: the natural probe after a grant. */
export const getSelf: Handler = (call) => {
  const { agreement, base } = call;
  const { settings } = agreement;
  const own = info(agreement);
  const terms = agreement.table(paymentTerms).all()[0];
  return ok({
    agreementNumber: settings.agreementNumber,
    agreementType: { agreementTypeNumber: 1, name: "Denmark" },
    userName: own.userName,
    signupDate: own.signupDate,
    companyAffiliation: "E-conomic",
    canSendElectronicInvoice: true,
    user: { ...userOnRest(own.user, call), agreementNumber: settings.agreementNumber },
    company: own.company,
    bankInformation: pick(own.bankInformation, shownBankDetails),
    application: application(call),
    settings: {
      baseCurrency: settings.baseCurrency,
      ...(terms === undefined ? {} : { defaultPaymentTerm: terms.name }),
      internationalLedger: "false",
    },
    modules: settings.modules.map((name) => moduleOnRest(name, call)),
    self: `${base}/self`,
  });
};

const appNumber = 1;

/** The calling app: in `/self`, and where that links to (L-150). */
function application({ agreement, base }: Call): JsonObject {
  const { role } = agreement.settings;
  return {
    appNumber: appNumber,
    name: "Testapp",
    appPublicToken: "public",
    created: info(agreement).signupDate,
    requiredRoles: [
      { roleNumber: roleNumberOf(role), name: role, self: `${base}/app-roles/${roleNumberOf(role)}` },
    ],
    self: `${base}/apps/${appNumber}`,
  };
}

const moduleOnRest = (name: string, call: Call): JsonObject => {
  const moduleNumber = moduleNumberOf(name);
  return { moduleNumber, name, self: moduleLink(moduleNumber, call) };
};

export const getApp: Handler = (call) => {
  if (call.params.appNumber !== appNumber) throw notFound();
  return ok(application(call));
};

/** A module of the agreement, or one that it has not: app roles link to either (L-150). */
export const getModule: Handler = (call) => {
  const name = allModules[Number(call.params.moduleNumber) - 1];
  if (name === undefined) throw notFound();
  return ok(moduleOnRest(name, call));
};

/** The other bank details can be written and are not shown. */
const shownBankDetails = [
  "bankName",
  "bankSortCode",
  "bankAccountNumber",
  "pbsCustomerGroupNumber",
  "pbsFiSupplierNumber",
  "bankGiroNumber",
  "giro",
  "ibanNumber",
  "swiftCode",
];

const pick = (object: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));

/** What is published of a language: what else a PUT brought along is not shown. */
const shownOfLanguage = ["languageNumber", "name", "culture"];

/** Who the user is, with the language's link. */
const userOnRest = (user: JsonObject, { base }: Call): JsonObject => {
  const language = isObject(user.language) ? user.language : {};
  return {
    ...user,
    language: {
      ...pick(language, shownOfLanguage),
      self: `${base}/languages/${String(language.languageNumber ?? 1)}`,
    },
  };
};

/** How each part is shown. */
const shown = {
  company: (company: JsonObject) => company,
  bankInformation: (details: JsonObject) => pick(details, shownBankDetails),
  user: userOnRest,
} as const;

/** Each PUT replaces its part of the agreement's data. */
export const replacePart =
  (part: keyof typeof shown): Handler =>
  (call: Call): Answer => {
    const table = call.agreement.table(agreementInfo);
    const published = Object.keys(propertiesOf(call.document, call.operation.body?.schema));
    const changed = pick(isObject(call.body) ? call.body : {}, published);
    const before = info(call.agreement);
    table.replace({ ...before, [part]: changed });
    return ok(shown[part](changed, call));
  };
