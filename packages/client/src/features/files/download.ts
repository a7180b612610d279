import { internalsOf } from "../../client/internals.ts";
import { callChecks } from "../../config/call-checks.ts";
import { type Checks, checkOptions } from "../../config/check-options.ts";
import { numberFromZero, oneOf, plainObject } from "../../config/option-checks.ts";
import { isEconomicError } from "../../errors/errors.ts";
import { withCall } from "../../errors/with-call.ts";
import { callFactsOf } from "../../request/call-facts.ts";
import { guardStream } from "../../request/guard-stream.ts";
import type {
  ApiShape,
  CallOptions,
  EntryOf,
  Part,
  PathOf,
  PathsOr,
  ServiceClient,
  WebReadableStream,
} from "../../types/index.ts";
import { defaultWaitMs } from "./late-files.ts";

/** The pause between two attempts to get a file that does not exist yet, in milliseconds. */
const pauseMs = 500;

/** The paths of a service that return a file. */
export type FilePath<Api extends ApiShape> = PathsOr<
  {
    [Path in PathOf<Api, "get">]: Part<Api["get"][Path], "data"> extends Uint8Array ? Path : never;
  }[PathOf<Api, "get">],
  "This service has no files."
>;

/** The options of the downloads. */
export type DownloadOptions<Entry = unknown> = Pick<Entry, keyof Entry & "path"> &
  CallOptions & {
    /**
     * How long to wait for a file that does not exist yet, in milliseconds. For one to three seconds after the booking, the
     * server answers 404 for an invoice's PDF. Default: 10,000 for booked invoices, 0 for other files.
     */
    waitMs?: number | undefined;
  };

/** The options that the downloads share. */
export const downloadChecks: Checks = { path: plainObject, waitMs: numberFromZero, ...callChecks };

/** The type of a downloaded file. */
type Downloaded<As> = As extends "stream" ? WebReadableStream : Uint8Array;

async function downloadAs(
  service: object,
  path: string,
  options: DownloadOptions<{ path?: Record<string, unknown> }> & { as?: "bytes" | "stream" | undefined },
): Promise<unknown> {
  checkOptions(options, { ...downloadChecks, as: oneOf("bytes", "stream") });
  const { config, send, service: name } = internalsOf(service);
  const { waitMs = defaultWaitMs(name, path), ...call } = options ?? {};
  const { clock } = config;
  const signal = call.signal as AbortSignal | undefined;
  const deadline = clock.now() + waitMs;
  for (;;) {
    try {
      const { data } = await send("GET", path, call);
      if (call.as !== "stream") return data;
      // With `as: "stream"`, the data of a success is always a stream.
      return guardStream(
        data as ReadableStream<Uint8Array>,
        call.timeoutMs ?? config.timeoutMs,
        signal,
        (error) =>
          withCall(error, callFactsOf({ config, service: name, method: "GET", path, options: call })),
      );
    } catch (error) {
      const mayCome = isEconomicError(error, "notFound") && clock.now() + pauseMs <= deadline;
      if (!mayCome) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}

/**
 * Downloads a file as bytes, or as a stream of bytes with `as: "stream"`.
 * @param path for example `"/invoices/booked/{bookedInvoiceNumber}/pdf"`.
 * @throws NotFoundError when the file does not exist within the time of `waitMs`.
 */
export function download<
  Api extends ApiShape,
  Path extends FilePath<Api>,
  As extends "bytes" | "stream" = "bytes",
>(
  service: ServiceClient<Api>,
  path: Path,
  options: DownloadOptions<EntryOf<Api, "get", Path>> & { as?: As | undefined },
): Promise<Downloaded<As>> {
  // The types are checked where this function is called. The data has the form that `as` names.
  return downloadAs(service, path, options as DownloadOptions) as Promise<Downloaded<As>>;
}
