import { type Call, empty, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import type { DocumentPart } from "../../records/documents.ts";
import type { Entity } from "../../store/entity.ts";
import type { Kind } from "../../store/kind.ts";
import { refuseUpload, uploadedParts } from "../documents/upload.ts";

/** A draft that a PDF can be attached to. */
type Attachable = Entity & { readonly attachment?: DocumentPart };

/** A kind of draft and its path: "/invoices/drafts". */
interface AttachmentPlace<D extends Attachable> {
  readonly kind: Kind<D>;
  readonly path: string;
  /** The name of the draft in a refusal. */
  readonly name: string;
  /** Whether a record is still a draft. Sent orders keep their number. */
  isDraft(record: D): boolean;
}

/** Makes the handlers of a draft's attachment: metadata, upload and deletion, for invoices and orders (L-143). */
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

  /** Answers the metadata, of which only a link to itself is published. Answers 404 if nothing is attached. */
  const get: Handler = (call) => {
    if (draftIn(call).attachment === undefined) throw notFound();
    return ok({ self: call.base + call.path + call.linkSuffix });
  };

  /** Attaches a PDF of at most 9.0 MB. Refuses a second one, as for vouchers: the first must be deleted before. */
  const post: Handler = async (call) => {
    draftIn(call);
    const [attachment] = await uploadedParts(call);
    // The draft is read again, because it may have changed while the upload was read.
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
