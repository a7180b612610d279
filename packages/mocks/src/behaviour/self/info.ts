import { type AgreementInfo, agreementInfo } from "../../records/agreement-info.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Returns the agreement's record. All agreements have the same data until a PUT changes it. */
export const info = (agreement: Agreement): AgreementInfo =>
  agreement.table(agreementInfo).get("self") ?? agreement.table(agreementInfo).insert(fresh);

/** Returns the name and number of an agreement, without writing anything. */
export function companyName(agreement: Agreement): {
  readonly name: string;
  readonly agreementNumber: number;
} {
  const { company } = agreement.table(agreementInfo).get("self") ?? fresh;
  return { name: String(company.name ?? ""), agreementNumber: agreement.settings.agreementNumber };
}

const fresh: AgreementInfo = {
  key: "self",
  signupDate: "2020-01-01",
  userName: "API",
  company: {
    name: "Testfirma ApS",
    addressLine1: "Prøvevej 1",
    zip: "5000",
    city: "Odense C",
    country: "Danmark",
    email: "post@testfirma.test",
    faxNumber: "00000000",
    companyIdentificationNumber: "10000009",
  },
  bankInformation: {
    bankName: "Prøvebanken",
    bankSortCode: "0000",
    bankAccountNumber: "0000000000",
    giro: "0000000",
    ibanNumber: "DK0000000000000000",
    swiftCode: "PROVDKKK",
  },
  user: {
    loginId: "API",
    email: "api@testfirma.test",
    name: "API-bruger",
    language: { languageNumber: 1, name: "Dansk", culture: "da-DK" },
  },
};
