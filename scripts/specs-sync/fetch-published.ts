import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { OwnService } from "./services.ts";
import { SyncError } from "./sync-error.ts";

/** The text of a publication, and its source. */
export interface Publication {
  from: string;
  text: string;
}

/** Returns the URL where Visma publishes a service. */
export const publishedAt = (service: string): string => `https://apis.e-conomic.com/${service}/openapi.json`;

/**
 * Reads the publication of a service from a file, from a folder with a file that is named after the service, or from
 * a URL. By default it reads Visma's URL.
 *
 * @throws {SyncError} if the file or URL cannot be read.
 */
export async function fetchPublished(own: OwnService, from = publishedAt(own.service)): Promise<Publication> {
  if (/^https?:/i.test(from)) return { from, text: await download(from) };
  if (!existsSync(from))
    throw new SyncError(`${from} does not exist. --from takes a file, a folder or a URL.`);
  const file = statSync(from).isDirectory() ? fileOf(own, from) : from;
  return { from: file, text: readFileSync(file, "utf8") };
}

function fileOf({ document, service }: OwnService, folder: string): string {
  const names = [service, document].map((name) => name.toLowerCase());
  const found = readdirSync(folder).find((file) =>
    names.includes(file.toLowerCase().replace(/\.(json|html?)$/, "")),
  );
  if (found === undefined) {
    throw new SyncError(
      `${folder} has no publication of ${document}. Name it ${service}.json or ${service}.html.`,
    );
  }
  return join(folder, found);
}

async function download(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch((error: unknown) => {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new SyncError(
      `${url} cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}.`,
    );
  });
  if (!answer.ok) {
    throw new SyncError(
      `${url} answered ${answer.status}. Pass the URL of the document, or a file, with --from.`,
    );
  }
  return answer.text();
}
