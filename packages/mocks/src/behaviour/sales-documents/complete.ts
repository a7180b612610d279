import type { CallContext } from "../../engine/call.ts";
import type { SalesDocument } from "../../records/invoices.ts";
import { priceSalesDocument } from "./pricing.ts";

/** What a document cannot be without, so that a PUT that leaves it out cannot clear it (it asks for the recipient only). */
const kept = ["date", "currency", "customerNumber", "layoutNumber", "paymentTermsNumber"] as const;

/** The document with what it cannot lose. */
export function withEssentials<D extends SalesDocument>(document: D, before: D | undefined): D {
  if (before === undefined) return document;
  const missing = kept.filter((field) => document[field] === undefined);
  if (missing.length === 0) return document;
  return { ...document, ...Object.fromEntries(missing.map((field) => [field, before[field]])) };
}

/**
 * Lines that came without an id keep the one that stood in their place, and the dimensions that only dimensionsapi
 * writes: PUT replaces what they say, not what they are.
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

/** A draft of any kind with everything that callers do not say: its id, its prices, and when its PDF will be ready. */
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
