import { systemClock } from "../../core/clock.ts";
import { isEconomicError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { SendRequest, ServiceCore } from "../../core/send.ts";
import { guardStream } from "../../core/stream.ts";
import type { CallOptions, EconomicServices, WebReadableStream } from "../../types/index.ts";
import { refuse } from "../refuse.ts";
import { type VoucherAddress, voucherFile } from "./attach.ts";

/** A file at e-conomic. */
export type FileReference =
  | { bookedInvoiceNumber: number }
  | { draftInvoiceNumber: number }
  /** A document of documentsapi. */
  | { documentNumber: number }
  /** The attachment of a journal's voucher on REST. */
  | { voucher: VoucherAddress }
  /** A link that REST gave, such as an order's `pdf.download`. */
  | { link: string };

/** What the downloads take. */
export interface DownloadOptions extends CallOptions {
  /**
   * How long to wait for a file that is not there yet, in milliseconds: an invoice's PDF is 404 for one to three
   * seconds after booking. Default: 10,000 for invoices, 0 for the rest.
   */
  waitMs?: number | undefined;
}

/**
 * Downloads a file, as bytes or as a stream of them.
 * @throws NotFoundError when it is not there in time; ValidationError for a link to anywhere else than REST.
 */
export async function download(
  economic: Pick<EconomicServices, "rest" | "documents">,
  reference: FileReference,
  options: DownloadOptions & { as: "stream" },
): Promise<WebReadableStream>;
export async function download(
  economic: Pick<EconomicServices, "rest" | "documents">,
  reference: FileReference,
  options?: DownloadOptions & { as?: "bytes" | undefined },
): Promise<Uint8Array>;
export async function download(
  economic: Pick<EconomicServices, "rest" | "documents">,
  reference: FileReference,
  { as = "bytes", waitMs, ...call }: DownloadOptions & { as?: "bytes" | "stream" | undefined } = {},
): Promise<unknown> {
  const [core, path, pathParams, waits] = locate(economic, reference);
  const deadline = Date.now() + (waitMs ?? (waits ? 10_000 : 0));
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 2000)) {
    try {
      const { data } = await core.send({ ...call, method: "GET", path, pathParams, parse: as });
      if (as === "stream" && data) {
        const signal = call.signal as AbortSignal | undefined;
        return guardStream(data as ReadableStream<Uint8Array>, call.timeoutMs ?? 120_000, signal);
      }
      return data ?? refuse(`GET ${path} answered nothing.`);
    } catch (error) {
      const left = deadline - Date.now();
      if (!isEconomicError(error, "notFound") || left <= 0) throw error;
      await systemClock.sleep(Math.min(pauseMs, left), call.signal as AbortSignal | undefined);
    }
  }
}

/** The PDF of a booked invoice, waited for when the booking was only just now. */
export const invoicePdf = (
  economic: Pick<EconomicServices, "rest" | "documents">,
  options: { bookedInvoiceNumber: number } & DownloadOptions,
): Promise<Uint8Array> => {
  const { bookedInvoiceNumber, ...rest } = options;
  return download(economic, { bookedInvoiceNumber }, rest);
};

type Located = [core: ServiceCore, path: string, pathParams?: SendRequest["pathParams"], waits?: boolean];

function locate(economic: Pick<EconomicServices, "rest" | "documents">, reference: FileReference): Located {
  if ("documentNumber" in reference)
    return [
      internalsOf(economic.documents),
      "/AttachedDocuments/{number}/pdf",
      { number: reference.documentNumber },
    ];
  const core = internalsOf(economic.rest);
  if ("voucher" in reference) return [core, voucherFile, { ...reference.voucher }];
  if (!("link" in reference)) {
    const [name = ""] = Object.keys(reference);
    return [core, `/invoices/${/^b/.test(name) ? "booked" : "drafts"}/{${name}}/pdf`, { ...reference }, true];
  }
  // Both tokens travel along: nowhere but to the configured server.
  const { link } = reference;
  return `${link}`.startsWith(`${core.baseUrl}/`)
    ? [core, link.slice(core.baseUrl.length), undefined, true]
    : refuse(`The link must begin with ${core.baseUrl}/: the tokens go nowhere else.`);
}
