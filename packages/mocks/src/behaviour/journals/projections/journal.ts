import { danishToday } from "../../../dates/index.ts";
import { projection } from "../../../projection/projection.ts";
import type { Rule } from "../../../projection/rule.ts";
import { link, nested, readOnly, reference, same } from "../../../projection/rules.ts";
import type { Journal } from "../../../records/journals.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";
import { yearOf } from "../../ledger/periods.ts";
import { nextVoucherNumber } from "../../ledger/voucher-numbers.ts";
import { draftTypeNumber } from "../entry-types.ts";

const contraAccount = (field: string): Rule =>
  reference("/accounts/{accountNumber}", { field, readOnly: true });

export const journalOnRest = projection({
  name: readOnly("name"),
  settings: nested({
    voucherNumbers: nested({
      minimumVoucherNumber: readOnly("minimumVoucherNumber"),
      maximumVoucherNumber: readOnly("maximumVoucherNumber"),
    }),
    entryTypeRestrictedTo: readOnly("allowedEntryType"),
    contraAccounts: nested({
      customerPayments: contraAccount("customerContraAccountNumber"),
      supplierPayments: contraAccount("supplierContraAccountNumber"),
      financeVouchers: contraAccount("financeContraAccountNumber"),
    }),
  }),
  vouchers: link("/journals/{journalNumber}/vouchers"),
  entries: link("/journals/{journalNumber}/entries"),
  templates: nested({
    financeVoucher: link("/journals/{journalNumber}/templates/financeVoucher"),
    manualCustomerInvoice: link("/journals/{journalNumber}/templates/manualCustomerInvoice"),
    self: link("/journals/{journalNumber}/templates"),
  }),
  journalNumber: readOnly("journalNumber"),
  self: link("/journals/{journalNumber}"),
});

/** The number of the next voucher. A number in a body sets its lower limit. */
const upcomingNumber: Rule = {
  ...same("nextVoucherNumber"),
  read: (journal, { agreement, now }) =>
    nextVoucherNumber(agreement, journal as Journal, yearOf(agreement, danishToday(now))?.year ?? ""),
};

export const journalOnService = projection(
  {
    number: readOnly("journalNumber"),
    balancingBehavior: "balancesPerMonth",
    autoApprove: "autoApprove",
    isStandingJournal: "standing",
    requireAdminApproval: "requireAdminApproval",
    lockVatCodes: "lockVatCodes",
    nextVoucherNumber: upcomingNumber,
    minimumVoucherNumber: "minimumVoucherNumber",
    maximumVoucherNumber: "maximumVoucherNumber",
    customerContraAccount: "customerContraAccountNumber",
    supplierContraAccount: "supplierContraAccountNumber",
    customerPaymentText: "customerPaymentText",
    supplierPaymentText: "supplierPaymentText",
    name: "name",
    priority: "priority",
    allowPartialBooking: "allowPartialBooking",
    requireBalancePerVoucherId: "balancesPerVoucher",
    repeatText: "repeatText",
    paymentMessageText: "paymentMessageText",
    defaultDepartment: "defaultDepartment",
    // 0 means any type. The service omits it like every 0.
    allowedEntryType: draftTypeNumber("allowedEntryType"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
