import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { child, type Node } from "../parity/own-specs.ts";
import { SyncError } from "./sync-error.ts";

/** Our document, and the service that it describes. */
export interface OwnService {
  /** File name without its ending, such as `booked-entries`. */
  document: string;
  /** Visma's name, such as `bookedEntriesapi`. */
  service: string;
  version: string;
}

/** Returns the documents in `specs`, by name. */
export function ownServices(specs: string): OwnService[] {
  return readdirSync(specs)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) => {
      const info = child(parse(readFileSync(join(specs, name), "utf8")) as Node, "info");
      const service = info["x-service"];
      return typeof service === "string"
        ? [{ document: name.replace(/\.yaml$/, ""), service, version: String(info.version) }]
        : [];
    });
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/**
 * Finds a service by our name or Visma's, in any casing, with or without hyphens.
 *
 * @throws {SyncError} with a list of the names if there is none.
 */
export function findService(services: readonly OwnService[], name: string): OwnService {
  const wanted = plain(name);
  const found = services.find(
    ({ document, service }) =>
      [plain(document), plain(service)].includes(wanted) || plain(service) === `${wanted}api`,
  );
  if (found !== undefined) return found;
  const known = services.map(({ document, service }) => `${document} (${service})`).join(", ");
  throw new SyncError(`There is no service "${name}". Choose from: ${known}.`);
}
