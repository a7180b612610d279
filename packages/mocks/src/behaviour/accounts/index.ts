import { created } from "../../engine/crud.ts";
import { type Domain, type Face, resource } from "../../engine/resource.ts";
import { createRecord, objectBody } from "../../engine/write.ts";
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

const intervalFace: Face = {
  document: "accounts",
  path: "/TotalIntervals",
  projection: totalIntervalOnService,
  actions: {
    // The answer names the account only, the place has both parts of the key.
    create: (call) => {
      const placed = { resource: intervalResource, face: intervalFace };
      const interval = createRecord(placed, objectBody(call.body), call);
      const place = `/TotalIntervals/${String(interval.accountNumber)}/${String(interval.fromAccountNumber)}`;
      return created(placed, interval, call, place);
    },
  },
};

const intervalResource = resource<TotalInterval>({
  kind: totalIntervals,
  duplicate: "TotalIntervalWithSameFromAccountAlreadySetOnAccount",
  faces: [intervalFace as Face<TotalInterval>],
  check: checkInterval,
});

/** The chart of accounts on both surfaces, VAT codes, and what goes with them. */
export const accountsDomain: Domain = {
  name: "accounts",
  resources: [
    resource<Account>({
      kind: accounts,
      numbering: "caller",
      duplicate: "AccountIdAlreadyInUse",
      faces: [
        { document: "rest", path: "/accounts", projection: accountOnRest },
        { document: "accounts", path: "/Accounts", projection: accountOnService },
      ],
      references: {
        contraAccountNumber: { kind: accounts, loose: true },
        totalFromAccountNumber: { kind: accounts, loose: true },
        openingAccountNumber: { kind: accounts, loose: true },
        realisationAccountNumber: { kind: accounts, loose: true },
      },
      check: checkAccount,
      inUse: dependents,
      referenced: accountInUse,
    }),
    intervalResource,
    resource<KeyFigureCode>({
      kind: keyFigureCodes,
      faces: [{ document: "accounts", path: "/KeyFigureCodes", projection: keyFigureCodeOnService }],
    }),
    resource<VatAccount>({
      kind: vatAccounts,
      faces: [{ document: "rest", path: "/vat-accounts", projection: vatAccountOnRest }],
      references: {
        accountNumber: { kind: accounts, loose: true },
        contraAccountNumber: { kind: accounts, loose: true },
      },
    }),
    resource<VatType>({
      kind: vatTypes,
      faces: [{ document: "rest", path: "/vat-types", projection: vatTypeOnRest }],
    }),
    resource<VatReportSetup>({
      kind: vatReportSetups,
      faces: [
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
      faces: [{ document: "rest", path: "/payment-types", projection: paymentTypeOnRest }],
    }),
  ],
  operations: { "accounts GET /TotalIntervals/{number}": intervalsOfAccount },
  seedEmpty: seedAccounts,
};
