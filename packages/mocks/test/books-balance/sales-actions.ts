import { bookCurrencies } from "./company.ts";
import { chosen, collection, draftFor, items, type Run, type Step } from "./step.ts";

const serviceLine = ({ quantity, unitNetPrice }: Step) => ({
  productNumber: "1",
  description: "Vare",
  quantity,
  unitNetPrice,
});

const draftOnRest: Run = (mock, step) => mock.rest("POST", "/invoices/drafts", draftFor(step));

const draftOnService: Run = async (mock, step) => {
  const { customerNumber, day } = step;
  const made = await mock.apis("q2capi", "POST", "/invoices/drafts", {
    customerNumber,
    customerName: "Kunde",
    date: day,
    currencyCode: bookCurrencies[customerNumber - 1],
    layoutNumber: 19,
    termOfPaymentNumber: 2,
    vatZoneNumber: customerNumber,
  });
  if (made.status !== 201) return made;
  const lines = [serviceLine(step), { description: "Tekst" }];
  return mock.apis("q2capi", "POST", `/invoices/drafts/${made.body.number}/lines/bulk`, { lines });
};

const changeOnRest: Run = async (mock, step) => {
  const draft = chosen(await collection(mock, "/invoices/drafts"), step);
  if (draft === undefined) return undefined;
  const { customer, recipient, currency } = draft as {
    customer: object;
    recipient: object;
    currency: string;
  };
  const body = { ...draftFor(step), customer, recipient, currency };
  return mock.rest("PUT", new URL((draft as { self: string }).self).pathname, body);
};

const changeLineOnService: Run = async (mock, step) => {
  const line = chosen(await items(mock, "q2capi", "/invoices/drafts/lines"), step) as
    | { documentId: number; number: number; productNumber?: string }
    | undefined;
  if (line === undefined) return undefined;
  const path = `/invoices/drafts/${line.documentId}/lines`;
  if (step.pick % 3 === 0) return mock.apis("q2capi", "DELETE", `${path}/${line.number}`);
  return mock.apis("q2capi", "PUT", path, { ...line, ...serviceLine(step) });
};

const deleteDraft: Run = async (mock, step) => {
  if (step.pick % 2 === 0) {
    const draft = chosen(await collection(mock, "/invoices/drafts"), step) as { self: string } | undefined;
    return draft && mock.rest("DELETE", new URL(draft.self).pathname);
  }
  const draft = chosen(await items(mock, "q2capi", "/invoices/drafts"), step) as
    | { number: number }
    | undefined;
  return draft && mock.apis("q2capi", "DELETE", `/invoices/drafts/${draft.number}`);
};

const bookInvoice: Run = async (mock, step) => {
  const draft = chosen(await collection(mock, "/invoices/drafts"), step) as
    | { draftInvoiceNumber: number }
    | undefined;
  if (draft === undefined) return undefined;
  const draftInvoice = { draftInvoiceNumber: draft.draftInvoiceNumber };
  // Every fourth draft has a number that the caller chose, which may be taken.
  return step.pick % 4 === 0
    ? mock.rest("PUT", `/invoices/booked/${20_000 + (step.pick % 50)}`, { draftInvoice })
    : mock.rest("POST", "/invoices/booked", { draftInvoice });
};

/**
 * Deletes a customer. The server refuses this as long as an invoice, a draft or an entry names the customer (L-94,
 * L-99).
 */
const deleteCustomer: Run = (mock, { customerNumber }) => mock.rest("DELETE", `/customers/${customerNumber}`);

export const salesActions = {
  draftOnRest,
  draftOnService,
  changeOnRest,
  changeLineOnService,
  deleteDraft,
  bookInvoice,
  deleteCustomer,
};
