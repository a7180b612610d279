import { type Answer, type Call, empty, type Handler } from "../../engine/call.ts";
import { type Endpoint, resource } from "../../engine/resource.ts";
import { invalid, notFound, stale } from "../../errors/refusal.ts";
import {
  type BookedInvoice,
  bookedInvoices,
  type DraftInvoice,
  draftInvoices,
  type SalesLine,
} from "../../records/invoices.ts";
import { isObject, type JsonObject } from "../../store/entity.ts";
import { kind } from "../../store/kind.ts";
import { lineFaults } from "../sales-documents/checks.ts";
import { priceSalesDocument } from "../sales-documents/pricing.ts";
import { bookedLineOnService, draftLineOnService } from "../sales-documents/projections/line.ts";

/** A line in the sales service: with the numbers of its document, and its position from 1. */
type LineRow = SalesLine & {
  readonly documentId: number;
  readonly position: number;
  readonly draftInvoiceNumber?: number;
};

const draftRow =
  (draft: DraftInvoice) =>
  (line: SalesLine, index: number): LineRow => ({
    ...line,
    position: index + 1,
    documentId: draft.documentId,
    draftInvoiceNumber: draft.draftInvoiceNumber,
  });

const bookedRow =
  (invoice: BookedInvoice) =>
  (line: SalesLine, index: number): LineRow => ({
    ...line,
    position: index + 1,
    documentId: invoice.documentId,
  });

const byLineId = (a: LineRow, b: LineRow): number => a.lineId - b.lineId;

/** Finds the draft that the documentId of a path names. Throws a 404 if there is none. */
export function draftByDocument(call: Call): DraftInvoice {
  const draft = call.agreement.table(draftInvoices).by("documentId", Object.values(call.params)[0])[0];
  if (draft === undefined) throw notFound();
  return draft;
}

/** Stores a draft with other lines, and computes its prices again. */
function store(draft: DraftInvoice, lines: readonly Partial<SalesLine>[], call: Call): DraftInvoice {
  const changed = priceSalesDocument({ ...draft, lines: lines as readonly SalesLine[] }, call, draft);
  return call.agreement.table(draftInvoices).replace(changed);
}

/** Adds all lines, or none if one is refused. Returns their ids. */
function addLines(
  bodies: readonly JsonObject[],
  at: (index: number) => (string | number)[],
  call: Call,
): number[] {
  const draft = draftByDocument(call);
  const lines = bodies.map((body) => draftLineOnService.parse(body, call) as Partial<SalesLine>);
  const faults = lines.flatMap((line, index) => lineFaults(line, at(index), call));
  if (faults.length > 0) throw invalid(...faults);
  const next = draft.lines.reduce((highest, line) => Math.max(highest, line.lineNumber), 0) + 1;
  const numbered = lines.map((line, index) => ({ ...line, lineNumber: next + index, sortKey: next + index }));
  const stored = store(draft, [...draft.lines, ...numbered], call);
  return stored.lines.slice(-lines.length).map((line) => line.lineId);
}

const createLine: Handler = (call): Answer => {
  const [number] = addLines([isObject(call.body) ? call.body : {}], () => [], call);
  return { status: 201, body: { number }, location: `${call.path}/${number}` };
};

const createLines: Handler = (call): Answer => {
  const items =
    isObject(call.body) && Array.isArray(call.body.lines) ? (call.body.lines as JsonObject[]) : [];
  if (items.length === 0)
    throw invalid({ at: ["lines"], code: "InvalidInput", message: "The Lines field is required." });
  return { status: 201, body: { numbers: addLines(items, (index) => ["lines", index], call) } };
};

const replaceLine: Handler = (call): Answer => {
  const draft = draftByDocument(call);
  const body = isObject(call.body) ? call.body : {};
  const line = draft.lines.find((candidate) => candidate.lineId === body.number);
  if (line === undefined) throw notFound();
  if (body.objectVersion !== line.objectVersion) throw stale();
  const { lineId, lineNumber, sortKey, dimension2Key, dimension3Key } = line;
  const changed = {
    ...(draftLineOnService.parse(body, call) as Partial<SalesLine>),
    // Only dimensionsapi writes the second and third dimension, so a changed line keeps them.
    ...(dimension2Key === undefined ? {} : { dimension2Key }),
    ...(dimension3Key === undefined ? {} : { dimension3Key }),
    lineId,
    lineNumber,
    sortKey,
  };
  const faults = lineFaults(changed, [], call);
  if (faults.length > 0) throw invalid(...faults);
  store(
    draft,
    draft.lines.map((candidate) => (candidate === line ? changed : candidate)),
    call,
  );
  return empty(204);
};

const removeLine: Handler = (call): Answer => {
  const draft = draftByDocument(call);
  const lineId = Object.values(call.params).at(-1);
  if (!draft.lines.some((line) => line.lineId === lineId)) throw notFound();
  store(
    draft,
    draft.lines.filter((line) => line.lineId !== lineId),
    call,
  );
  return empty(204);
};

const draftLineEndpoint = (path: string, rows: (call: Call) => LineRow[]): Endpoint<LineRow> => ({
  document: "sales",
  path,
  projection: draftLineOnService,
  rows,
});

/** The lines of all drafts, and of one document. Only the lines of one document can be written. */
export const draftInvoiceLines = resource<LineRow>({
  kind: kind<LineRow>("draftInvoiceLines", "lineId"),
  endpoints: [
    draftLineEndpoint("/invoices/drafts/lines", ({ agreement }) =>
      agreement
        .table(draftInvoices)
        .all()
        .flatMap((draft) => draft.lines.map(draftRow(draft)))
        .sort(byLineId),
    ),
    {
      ...draftLineEndpoint("/invoices/drafts/{documentId}/lines", ({ agreement, params }) =>
        agreement
          .table(draftInvoices)
          .by("documentId", Object.values(params)[0])
          .flatMap((draft) => draft.lines.map(draftRow(draft))),
      ),
      actions: { create: createLine, createBulk: createLines, replace: replaceLine, remove: removeLine },
    },
  ],
});

export const bookedInvoiceLines = resource<LineRow>({
  kind: kind<LineRow>("bookedInvoiceLines", "lineId"),
  endpoints: [
    {
      document: "sales",
      path: "/invoices/booked/lines",
      projection: bookedLineOnService,
      rows: ({ agreement }) =>
        agreement
          .table(bookedInvoices)
          .all()
          .flatMap((invoice) => invoice.lines.map(bookedRow(invoice)))
          .sort(byLineId),
    },
    {
      document: "sales",
      path: "/invoices/booked/{documentId}/lines",
      projection: bookedLineOnService,
      rows: ({ agreement, params }) =>
        agreement
          .table(bookedInvoices)
          .by("documentId", Object.values(params)[0])
          .flatMap((invoice) => invoice.lines.map(bookedRow(invoice))),
    },
  ],
});
