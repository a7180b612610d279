import { type Domain, resource } from "../../engine/resource.ts";
import { Refusal } from "../../errors/refusal.ts";
import {
  type DraftEntryAccrual,
  draftEntries,
  draftEntryAccruals,
  type Journal,
  journals,
} from "../../records/journals.ts";
import { accounts } from "../../records/ledger.ts";
import { accrualOnService, checkAccrual } from "./accruals.ts";
import { deleteFile, getAttachment, getFile, getItems, patchFile, postFile } from "./attachments.ts";
import { checkRange } from "./checks/range.ts";
import { deleteAll, draftEntryResource } from "./draft-entries.ts";
import { bookByDates, bookByNumbers, bookDraftEntries, bookJournal } from "./operations.ts";
import { postVoucher } from "./post-voucher.ts";
import { journalOnRest, journalOnService } from "./projections/journal.ts";
import { seedJournals } from "./seed.ts";
import { getFinanceVoucherTemplate, getTemplates, listCustomerInvoiceTemplates } from "./templates.ts";
import { getVoucher, type Voucher, voucherOnRest, vouchers, vouchersOf } from "./vouchers.ts";

const notEmpty = (): Refusal =>
  new Refusal(400, {
    code: "JournalMustBeEmptyBeforeDeleting",
    message: "The journal has draft entries.",
  });

const voucherPath = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}";

/** Journals, their drafts, and booking. REST's vouchers and journalsapi's draft entries are the same lines. */
export const journalsDomain: Domain = {
  name: "journals",
  resources: [
    resource<Journal>({
      kind: journals,
      endpoints: [
        { document: "rest", path: "/journals", projection: journalOnRest },
        { document: "journals", path: "/journals", projection: journalOnService },
      ],
      references: {
        customerContraAccountNumber: { kind: accounts },
        supplierContraAccountNumber: { kind: accounts },
        financeContraAccountNumber: { kind: accounts },
      },
      check: checkRange,
      inUse: ({ journalNumber }, { agreement }) =>
        agreement.table(draftEntries).by("journalNumber", journalNumber).length > 0 ? notEmpty() : undefined,
    }),
    draftEntryResource,
    resource<Voucher>({
      kind: vouchers,
      endpoints: [
        {
          document: "rest",
          path: "/journals/{journalNumber}/vouchers",
          projection: voucherOnRest,
          rows: ({ agreement, params }) => vouchersOf(agreement, Number(params.journalNumber)),
        },
      ],
    }),
    resource<DraftEntryAccrual>({
      kind: draftEntryAccruals,
      duplicate: "OneAPIDraftEntryAccrualAlreadyExist",
      endpoints: [{ document: "journals", path: "/accruals", projection: accrualOnService }],
      check: checkAccrual,
    }),
  ],
  operations: {
    "journals POST /journals/{journalNumber}/book": bookJournal,
    "journals POST /journals/{journalNumber}/bookWithDateInterval": bookByDates,
    "journals POST /journals/{journalNumber}/bookdraftentries": bookByNumbers,
    "journals POST /entries/draft/{journalNumber}/book": bookDraftEntries,
    "journals POST /entries/draft/{journalNumber}/bookWithDateInterval": bookByDates,
    "journals DELETE /draft-entries/delete/{journalNumber}": deleteAll,
    "rest POST /journals/{journalNumber}/vouchers": postVoucher,
    [`rest GET ${voucherPath}`]: getVoucher,
    [`rest GET ${voucherPath}/attachment`]: getAttachment,
    [`rest GET ${voucherPath}/attachment/file`]: getFile,
    [`rest GET ${voucherPath}/attachment/items`]: getItems,
    [`rest POST ${voucherPath}/attachment/file`]: postFile,
    [`rest PATCH ${voucherPath}/attachment/file`]: patchFile,
    [`rest DELETE ${voucherPath}/attachment/file`]: deleteFile,
    "rest GET /journals/{journalNumber}/templates": getTemplates,
    "rest GET /journals/{journalNumber}/templates/financeVoucher": getFinanceVoucherTemplate,
    "rest GET /journals/{journalNumber}/templates/manualCustomerInvoice": listCustomerInvoiceTemplates,
  },
  seedEmpty: seedJournals,
};
