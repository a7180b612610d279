import { empty, file, type Handler } from "../../engine/call.ts";
import { atomically } from "../../engine/crud.ts";
import { type Domain, resource } from "../../engine/resource.ts";
import { notFound } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import { type AttachedDocument, attachedDocuments } from "../../records/documents.ts";
import { isObject } from "../../store/entity.ts";
import { SERVICE } from "../../surface/apis/defaults.ts";
import { hasFile, renderPdf } from "./attach.ts";
import { createDocument } from "./create.ts";

const onService = projection(
  {
    number: readOnly("number"),
    note: readOnly("note"),
    pageCount: readOnly("pageCount"),
    voucherNumber: readOnly("voucherNumber"),
    accountingYear: readOnly("accountingYear"),
  },
  SERVICE,
);

/** The stored file, as one PDF whatever was uploaded. */
const getPdf: Handler = ({ agreement, params }) => {
  const document = agreement.table(attachedDocuments).get(params.number ?? "");
  if (document === undefined || !hasFile(document)) throw notFound();
  return file(renderPdf(document));
};

/** All of them or none: one that is not there leaves the others (nobody recorded what the server does). */
const deleteMany: Handler = (call) => {
  const numbers =
    isObject(call.body) && Array.isArray(call.body.documentNumbers) ? call.body.documentNumbers : [];
  atomically(call, () => {
    for (const number of new Set(numbers)) {
      if (!call.agreement.table(attachedDocuments).remove(number)) throw notFound();
    }
  });
  return empty(204);
};

/** Documents of vouchers: the same that REST calls a voucher's attachment. */
export const documentsDomain: Domain = {
  name: "documents",
  resources: [
    resource<AttachedDocument>({
      kind: attachedDocuments,
      faces: [{ document: "documents", path: "/AttachedDocuments", projection: onService }],
    }),
  ],
  operations: {
    "documents POST /AttachedDocuments": createDocument,
    "documents GET /AttachedDocuments/{number}/pdf": getPdf,
    "documents DELETE /AttachedDocuments/deletebulk": deleteMany,
  },
};
