import { createdAnswer } from "../../engine/default-actions.ts";
import { type Domain, type Endpoint, resource } from "../../engine/resource.ts";
import { createRecord, objectBody } from "../../engine/write-record.ts";
import {
  type Account,
  accounts,
  type KeyFigureCode,
  keyFigureCodes,
  type TotalInterval,
  totalIntervals,
  type VatAccount,
  type VatReportSetup,
  type VatType,
  vatAccounts,
  vatReportSetups,
  vatTypes,
} from "../../records/ledger.ts";
import { type PaymentType, paymentTypes } from "../../records/payment-types.ts";
import { accountInUse, checkAccount, checkInterval, dependents } from "./checks.ts";
import { intervalsOfAccount } from "./operations.ts";
import {
  accountOnRest,
  accountOnService,
  keyFigureCodeOnService,
  paymentTypeOnRest,
  totalIntervalOnService,
  vatAccountOnRest,
  vatReportSetupOnRest,
  vatTypeOnRest,
} from "./projections.ts";
import { seedAccounts } from "./seed.ts";

const intervalEndpoint: Endpoint = {
  document: "accounts",
  path: "/TotalIntervals",
  projection: totalIntervalOnService,
  actions: {
    // The body contains only the account, but the location needs both parts of the key.
    create: (call) => {
      const binding = { resource: intervalResource, endpoint: intervalEndpoint };
      const interval = createRecord(binding, objectBody(call.body), call);
      const place = `/TotalIntervals/${String(interval.accountNumber)}/${String(interval.fromAccountNumber)}`;
      return createdAnswer(binding, interval, call, place);
    },
  },
};

const intervalResource = resource<TotalInterval>({
  kind: totalIntervals,
  duplicate: "TotalIntervalWithSameFromAccountAlreadySetOnAccount",
  endpoints: [intervalEndpoint as Endpoint<TotalInterval>],
  check: checkInterval,
});

/** The chart of accounts on both surfaces, with VAT codes, total intervals and key figure codes. */
export const accountsDomain: Domain = {
  name: "accounts",
  resources: [
    resource<Account>({
      kind: accounts,
      numbering: "caller",
      duplicate: "AccountIdAlreadyInUse",
      endpoints: [
        { document: "rest", path: "/accounts", projection: accountOnRest },
        { document: "accounts", path: "/Accounts", projection: accountOnService },
      ],
      references: {
        contraAccountNumber: { kind: accounts, acceptsMissing: true },
        totalFromAccountNumber: { kind: accounts, acceptsMissing: true },
        openingAccountNumber: { kind: accounts, acceptsMissing: true },
        realisationAccountNumber: { kind: accounts, acceptsMissing: true },
      },
      check: checkAccount,
      inUse: dependents,
      referenced: accountInUse,
    }),
    intervalResource,
    resource<KeyFigureCode>({
      kind: keyFigureCodes,
      endpoints: [{ document: "accounts", path: "/KeyFigureCodes", projection: keyFigureCodeOnService }],
    }),
    resource<VatAccount>({
      kind: vatAccounts,
      endpoints: [{ document: "rest", path: "/vat-accounts", projection: vatAccountOnRest }],
      references: {
        accountNumber: { kind: accounts, acceptsMissing: true },
        contraAccountNumber: { kind: accounts, acceptsMissing: true },
      },
    }),
    resource<VatType>({
      kind: vatTypes,
      endpoints: [{ document: "rest", path: "/vat-types", projection: vatTypeOnRest }],
    }),
    resource<VatReportSetup>({
      kind: vatReportSetups,
      endpoints: [
        {
          document: "rest",
          path: "/vat-types/{vatTypeNumber}/vat-report-setups",
          key: ["vatReportSetupNumber"],
          projection: vatReportSetupOnRest,
        },
      ],
    }),
    resource<PaymentType>({
      kind: paymentTypes,
      endpoints: [{ document: "rest", path: "/payment-types", projection: paymentTypeOnRest }],
    }),
  ],
  operations: { "accounts GET /TotalIntervals/{number}": intervalsOfAccount },
  seedEmpty: seedAccounts,
};
