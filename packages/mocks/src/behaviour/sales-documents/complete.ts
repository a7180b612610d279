import type { CallContext } from "../../engine/call.ts";
import type { SalesDocument } from "../../records/invoices.ts";
import { priceSalesDocument } from "./pricing.ts";

/** Fields that a PUT cannot clear by leaving them out. A document needs them, but a PUT requires only the recipient. */
const kept = ["date", "currency", "customerNumber", "layoutNumber", "paymentTermsNumber"] as const;

/** Restores the fields that a PUT cannot clear. */
export function withEssentials<D extends SalesDocument>(document: D, before: D | undefined): D {
  if (before === undefined) return document;
  const missing = kept.filter((field) => document[field] === undefined);
  if (missing.length === 0) return document;
  return { ...document, ...Object.fromEntries(missing.map((field) => [field, before[field]])) };
}

/**
 * Gives each line without an id the id of the former line at its position, because a PUT changes lines instead of
 * creating new ones. The line also keeps its second and third dimension, because only dimensionsapi writes these.
 */
function keepLineIds<D extends SalesDocument>(document: D, before: D | undefined): D {
  if (before === undefined) return document;
  const lines = document.lines.map((line, index) => {
    const former = before.lines.find((candidate) => candidate.lineNumber === (line.lineNumber ?? index + 1));
    if (line.lineId !== undefined || former === undefined) return line;
    const { lineId, dimension2Key, dimension3Key } = former;
    return {
      ...line,
      lineId,
      ...(dimension2Key === undefined ? {} : { dimension2Key }),
      ...(dimension3Key === undefined ? {} : { dimension3Key }),
    };
  });
  return { ...document, lines };
}

/**
 * Completes a draft with the fields that callers do not send: its id, its prices, and the time when its PDF is ready.
 */
export function completeDraft<D extends SalesDocument>(draft: D, call: CallContext, before?: D): D {
  const { clock, options } = call.mock;
  return priceSalesDocument(
    {
      ...keepLineIds(withEssentials(draft, before), before),
      documentId: draft.documentId ?? call.agreement.next("salesDocuments", 1001),
      pdfFrom: before?.pdfFrom ?? clock.elapsed() + options.pdfReadyAfter * 1000,
    },
    call,
    before,
  );
}
