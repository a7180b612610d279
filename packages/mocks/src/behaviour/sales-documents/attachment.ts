import { type Call, empty, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import type { DocumentPart } from "../../records/documents.ts";
import type { Entity } from "../../store/entity.ts";
import type { Kind } from "../../store/kind.ts";
import { refuseUpload, uploadedParts } from "../documents/upload.ts";

/** A draft that a PDF can be attached to. */
type Attachable = Entity & { readonly attachment?: DocumentPart };

/** Which drafts, and where they are: "/invoices/drafts". */
interface AttachmentPlace<D extends Attachable> {
  readonly kind: Kind<D>;
  readonly path: string;
  /** What the draft is called in a refusal. */
  readonly name: string;
  /** Whether a record is a draft still; orders keep their number when they are sent. */
  isDraft(record: D): boolean;
}

/** Metadata, upload and deletion of a draft's attachment: invoices and orders alike (L-143). */
export function attachmentOperations<D extends Attachable>({
  kind,
  path,
  name,
  isDraft,
}: AttachmentPlace<D>): Readonly<Record<string, Handler>> {
  const draftIn = (call: Call): D => {
    const draft = call.agreement.table(kind).get(Object.values(call.params)[0] ?? "");
    if (draft === undefined || !isDraft(draft)) throw notFound();
    return draft;
  };

  /** All that is published of the metadata is a link to itself. 404 where nothing is attached. */
  const get: Handler = (call) => {
    if (draftIn(call).attachment === undefined) throw notFound();
    return ok({ self: call.base + call.path + call.linkSuffix });
  };

  /** A PDF of at most 9.0 MB. A draft that has one keeps it, as a voucher does: delete it first. */
  const post: Handler = async (call) => {
    draftIn(call);
    const [attachment] = await uploadedParts(call);
    // Read again: the draft may have changed while the upload was read.
    const draft = draftIn(call);
    if (attachment?.contentType !== "application/pdf")
      throw refuseUpload("Attachment file type is not supported");
    if (draft.attachment !== undefined) throw refuseUpload(`${name} already has attachment`);
    call.agreement.table(kind).replace({ ...draft, attachment });
    return empty(Number(Object.keys(call.operation.responses)[0] ?? 200));
  };

  const remove: Handler = (call) => {
    const draft = draftIn(call);
    if (draft.attachment === undefined) throw notFound();
    call.agreement.table(kind).replace({ ...draft, attachment: undefined });
    return empty(204);
  };

  const one = `${path}/{number}/attachment`;
  return {
    [`rest GET ${one}`]: get,
    [`rest DELETE ${one}`]: remove,
    [`rest POST ${one}/file`]: post,
  };
}
