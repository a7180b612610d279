import { type Handler, ok } from "../../engine/call.ts";
import { listPage } from "../../engine/list-page.ts";
import { projection } from "../../projection/projection.ts";
import { reference } from "../../projection/rules.ts";
import { customers } from "../../records/customers.ts";
import { journalIn } from "./operations.ts";

/** Answers the links to a journal's templates. */
export const getTemplates: Handler = (call) => {
  const { journalNumber } = journalIn(call);
  const self = `${call.base}/journals/${journalNumber}/templates`;
  return ok({
    financeVoucher: `${self}/financeVoucher${call.linkSuffix}`,
    manualCustomerInvoice: `${self}/manualCustomerInvoice${call.linkSuffix}`,
    self: self + call.linkSuffix,
  });
};

/** Answers links to the listings in which the two accounts of a finance voucher can be looked up. */
export const getFinanceVoucherTemplate: Handler = (call) => {
  const { journalNumber } = journalIn(call);
  const accounts = `${call.base}/accounts${call.linkSuffix}`;
  const self = `${call.base}/journals/${journalNumber}/templates/financeVoucher${call.linkSuffix}`;
  return ok({ account: accounts, contraAccount: accounts, self });
};

const customerTemplate = projection({
  customer: reference("/customers/{customerNumber}", { readOnly: true }),
});

/** Answers one template for each customer. */
export const listCustomerInvoiceTemplates: Handler = (call) => {
  journalIn(call);
  const listing = call.operation.listing ?? { style: "rest" as const, item: {}, filters: {}, sorts: [] };
  const rows = call.agreement.table(customers).all();
  return listPage(listing, { rows, projection: customerTemplate, kind: customers }, call);
};
