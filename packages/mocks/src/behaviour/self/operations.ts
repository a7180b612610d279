import { type Answer, type Call, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import { agreementInfo } from "../../records/agreement-info.ts";
import { paymentTerms } from "../../records/lookups.ts";
import { allModules } from "../../settings/options.ts";
import { isObject, type JsonObject } from "../../store/entity.ts";
import { propertiesOf } from "../../table/schema.ts";
import { moduleLink, moduleNumberOf, roleNumberOf } from "./app-roles.ts";
import { info } from "./info.ts";

/** Answers which app and agreement the tokens belong to, and what they may do. */
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

/** The calling app, as `/self` shows it and as its own resource (L-150). */
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

/** Answers a module, even if the agreement lacks it: app roles link to both (L-150). */
export const getModule: Handler = (call) => {
  const name = allModules[Number(call.params.moduleNumber) - 1];
  if (name === undefined) throw notFound();
  return ok(moduleOnRest(name, call));
};

/** The bank details that are shown. The others can only be written. */
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

/** The published properties of a language. Others in a PUT are not shown. */
const shownOfLanguage = ["languageNumber", "name", "culture"];

/** Renders the user, with the link of the language. */
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

/** Renders each part of `/self` that a PUT replaces. */
const shown = {
  company: (company: JsonObject) => company,
  bankInformation: (details: JsonObject) => pick(details, shownBankDetails),
  user: userOnRest,
} as const;

/** Replaces a part of the agreement's data. */
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
