import { type Domain, resource } from "../../engine/resource.ts";
import { type AttachedDocument, attachedDocuments } from "../../records/documents.ts";
import { createDocument } from "./create.ts";
import { deleteMany, getPdf } from "./operations.ts";
import { documentOnService } from "./projections.ts";

/** Documents of vouchers. REST calls them the vouchers' attachments. */
export const documentsDomain: Domain = {
  name: "documents",
  resources: [
    resource<AttachedDocument>({
      kind: attachedDocuments,
      endpoints: [{ document: "documents", path: "/AttachedDocuments", projection: documentOnService }],
    }),
  ],
  operations: {
    "documents POST /AttachedDocuments": createDocument,
    "documents GET /AttachedDocuments/{number}/pdf": getPdf,
    "documents DELETE /AttachedDocuments/deletebulk": deleteMany,
  },
};
