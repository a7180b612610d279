import { empty, file, type Handler } from "../../engine/call.ts";
import { atomically } from "../../engine/default-actions.ts";
import { notFound } from "../../errors/refusal.ts";
import { attachedDocuments } from "../../records/documents.ts";
import { isObject } from "../../store/entity.ts";
import { hasFile, renderPdf } from "./attach.ts";

/** The stored file, as one PDF whatever was uploaded. */
export const getPdf: Handler = ({ agreement, params }) => {
  const document = agreement.table(attachedDocuments).get(params.number ?? "");
  if (document === undefined || !hasFile(document)) throw notFound();
  return file(renderPdf(document));
};

/** All of them or none: one that is not there leaves the others (nobody recorded what the server does). */
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
