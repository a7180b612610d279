import { empty, file, type Handler } from "../../engine/call.ts";
import { atomically } from "../../engine/default-actions.ts";
import { notFound } from "../../errors/refusal.ts";
import { attachedDocuments } from "../../records/documents.ts";
import { isObject } from "../../store/entity.ts";
import { hasFile, renderPdf } from "./attach.ts";

/** Answers the document as one PDF, whatever was uploaded. */
export const getPdf: Handler = ({ agreement, params }) => {
  const document = agreement.table(attachedDocuments).get(params.number ?? "");
  if (document === undefined || !hasFile(document)) throw notFound();
  return file(renderPdf(document));
};

/**
 * Deletes the documents that the call names. If one of them does not exist, nothing is deleted. It is not recorded how
 * the server behaves in this case.
 */
export const deleteMany: Handler = (call) => {
  const numbers =
    isObject(call.body) && Array.isArray(call.body.documentNumbers) ? call.body.documentNumbers : [];
  atomically(call, () => {
    for (const number of new Set(numbers)) {
      if (!call.agreement.table(attachedDocuments).remove(number)) throw notFound();
    }
  });
  return empty(204);
};
