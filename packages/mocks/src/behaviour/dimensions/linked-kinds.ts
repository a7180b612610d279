import { budgetFigures } from "../../records/budgets.ts";
import {
  type BookedInvoice,
  bookedInvoices,
  draftInvoices,
  type SalesDocument,
} from "../../records/invoices.ts";
import { type DraftEntry, draftEntries, journals } from "../../records/journals.ts";
import { accounts, bookedEntries } from "../../records/ledger.ts";
import { orders, quotes } from "../../records/orders.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { Entity } from "../../store/entity.ts";
import type { Kind } from "../../store/kind.ts";

/**
 * For each dimension, the field of a record that holds the record's key in this dimension. The first field is REST's
 * departmental distribution, and other domains read and write it by this name (S-15).
 */
export const fields = [
  [1, "departmentalDistributionNumber"],
  [2, "dimension2Key"],
  [3, "dimension3Key"],
] as const;

/** A record that can be linked to dimensions, or a line of one. */
export type LinkedRecord = {
  /** The properties of a link that identify the record. */
  readonly key: Readonly<Record<string, number>>;
  readonly record: Entity;
};

/** A kind of record that dimensionsapi links to dimensions, and the path of its links. */
export type LinkedKind = {
  readonly path: string;
  /** Names of the properties that identify the linked record. */
  readonly keys: readonly string[];
  linkedRecords(agreement: Agreement): readonly LinkedRecord[];
  /** Lists the records that a body may identify, with an index if there is one. */
  candidates(agreement: Agreement, body: Readonly<Record<string, unknown>>): readonly LinkedRecord[];
  /** Returns the error code for a record that does not exist. */
  missing(agreement: Agreement, key: Readonly<Record<string, unknown>>): string;
  /** Absent if the links are read-only. */
  write?(agreement: Agreement, linked: LinkedRecord, changes: Entity): void;
};

const present = <E>(record: E | undefined): E[] => (record === undefined ? [] : [record]);

/** Makes a linked kind whose records are identified by one number. */
const records = (path: string, name: string, kind: Kind, field: string, code: string): LinkedKind => {
  const linked = (record: Entity): LinkedRecord => ({ key: { [name]: record[field] as number }, record });
  return {
    path,
    keys: [name],
    linkedRecords: (agreement) => agreement.table(kind).all().map(linked),
    candidates: (agreement, body) => present(agreement.table(kind).get(body[name] as number)).map(linked),
    missing: () => code,
    write: (agreement, { record }, changes) => {
      agreement.table(kind).replace({ ...record, ...changes });
    },
  };
};

const untyped = (kind: unknown): Kind => kind as Kind;

const draftEntry = (record: DraftEntry): LinkedRecord => ({
  key: { journalNumber: record.journalNumber, entryNumber: record.entryNumber },
  record,
});

const draftEntryKind: LinkedKind = {
  ...records("/dimension-data/draft-entries", "entryNumber", untyped(draftEntries), "entryNumber", ""),
  keys: ["journalNumber", "entryNumber"],
  linkedRecords: (agreement) => agreement.table(draftEntries).all().map(draftEntry),
  candidates: (agreement, { entryNumber }) =>
    present(agreement.table(draftEntries).get(entryNumber as number)).map(draftEntry),
  missing: (agreement, { journalNumber }) =>
    agreement.table(journals).has(journalNumber as number) ? "DRAFTENTRYNOTFOUND" : "JOURNALNOTFOUND",
};

const linesOf = (document: SalesDocument, name: string, number: number): LinkedRecord[] =>
  document.lines.map((line) => ({
    key: { [name]: number, lineNumber: line.lineId },
    record: { ...line, documentId: document.documentId },
  }));

const documentLines = (document: SalesDocument): LinkedRecord[] =>
  linesOf(document, "documentNumber", document.documentId);

const bookedLines = (invoice: BookedInvoice): LinkedRecord[] =>
  linesOf(invoice, "invoiceNumber", invoice.bookedInvoiceNumber);

/** Draft invoices, orders and quotes. The sales service numbers them in one series. */
const documents: readonly Kind<SalesDocument>[] = [draftInvoices, orders, quotes].map(
  (kind) => kind as unknown as Kind<SalesDocument>,
);

const documentsBy = (agreement: Agreement, documentId: unknown): readonly SalesDocument[] =>
  documents.flatMap((kind) => agreement.table(kind).by("documentId", documentId));

/** Lines of documents, by the numbers of the sales service. The numbers of REST are refused (O-37). */
const salesLineKind: LinkedKind = {
  path: "/dimension-data/sales-document-lines",
  keys: ["documentNumber", "lineNumber"],
  linkedRecords: (agreement) =>
    documents.flatMap((kind) => agreement.table(kind).all().flatMap(documentLines)),
  candidates: (agreement, { documentNumber }) =>
    documentsBy(agreement, documentNumber).flatMap(documentLines),
  missing: (agreement, { documentNumber }) =>
    documentsBy(agreement, documentNumber).length > 0 ? "SALESDOCUMENTLINENOTFOUND" : "SALESDOCUMENTNOTFOUND",
  write: (agreement, { record }, changes) => {
    const { objectVersion } = agreement.stamp();
    for (const kind of documents) {
      for (const document of agreement.table(kind).by("documentId", record.documentId)) {
        const lines = document.lines.map((line) =>
          line.lineId === record.lineId ? { ...line, ...changes, objectVersion } : line,
        );
        agreement.table(kind).replace({ ...document, lines });
      }
    }
  },
};

const bookedLineKind: LinkedKind = {
  path: "/dimension-data/booked-invoice-lines",
  keys: ["invoiceNumber", "lineNumber"],
  linkedRecords: (agreement) => agreement.table(bookedInvoices).all().flatMap(bookedLines),
  candidates: (agreement, { invoiceNumber }) =>
    agreement.table(bookedInvoices).by("bookedInvoiceNumber", invoiceNumber).flatMap(bookedLines),
  missing: () => "BOOKEDINVOICELINENOTFOUND",
};

/** The kinds of record that dimensionsapi links to values and distributions. */
export const linkedKinds: readonly LinkedKind[] = [
  records("/dimension-data/accounts", "accountNumber", untyped(accounts), "accountNumber", "ACCOUNTNOTFOUND"),
  records(
    "/dimension-data/booked-entries",
    "entryNumber",
    untyped(bookedEntries),
    "entryNumber",
    "BOOKEDENTRYNOTFOUND",
  ),
  records(
    "/dimension-data/budget-figures",
    "budgetFigureNumber",
    untyped(budgetFigures),
    "number",
    "BUDGETFIGURENOTFOUND",
  ),
  draftEntryKind,
  salesLineKind,
  bookedLineKind,
];
