import { child, isNode, type Node } from "../parity/own-specs.ts";
import type { Publication } from "./fetch-published.ts";
import type { OwnService } from "./services.ts";
import { SyncError } from "./sync-error.ts";

/**
 * Reads the OpenAPI document of a publication: JSON, or an HTML page of ReDoc with the document in it.
 *
 * @throws {SyncError} if there is no document, if it is cut off, or if it describes another service.
 */
export function readPublished({ from, text }: Publication, own: OwnService): Node {
  const document = text.trimStart().startsWith("<") ? embedded(from, text) : parsed(from, text);
  const version = document.openapi;
  if (typeof version !== "string" || !/^3\.[01]\./.test(version)) {
    const found =
      typeof document.swagger === "string" ? `Swagger ${document.swagger}` : JSON.stringify(version);
    throw new SyncError(
      `${from} is not an OpenAPI 3.0 or 3.1 document: its "openapi" is ${found ?? "missing"}.`,
    );
  }
  if (!isNode(document.paths) || Object.keys(document.paths).length === 0) {
    throw new SyncError(`${from} has no paths: it is not a whole document.`);
  }
  const url = serverUrl(document);
  const service = /apis\.e-conomic\.com\/([^/]+)/i.exec(url)?.[1];
  if (service === undefined) {
    throw new SyncError(`${from} does not say its service: servers[0].url is ${JSON.stringify(url)}.`);
  }
  if (service.toLowerCase() !== own.service.toLowerCase()) {
    throw new SyncError(`${from} describes ${service}, not ${own.service}. Nothing was changed.`);
  }
  return document;
}

/** Returns the URL of the first server. */
export function serverUrl(document: Node): string {
  const [server] = Array.isArray(document.servers) ? document.servers : [];
  return isNode(server) && typeof server.url === "string" ? server.url : "";
}

/**
 * Returns the version that a document describes: the version in its URL, or in `info` if the URL has none.
 *
 * @throws {SyncError} if neither has one.
 */
export function publishedVersion(document: Node): string {
  const version = /\/v(\d+\.\d+\.\d+)\/?$/.exec(serverUrl(document))?.[1] ?? child(document, "info").version;
  if (typeof version === "string" && /^v?\d+\.\d+\.\d+$/.test(version)) return version.replace(/^v/, "");
  throw new SyncError(`The document has no version: neither servers[0].url nor info.version ends in x.y.z.`);
}

function parsed(from: string, text: string): Node {
  try {
    const document = JSON.parse(text) as unknown;
    if (isNode(document)) return document;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SyncError(`${from} is not JSON, or cut off: ${reason}`);
  }
  throw new SyncError(`${from} is JSON, but not an object.`);
}

/**
 * Finds the document in ReDoc's page. ReDoc writes its state into a script, as an object that contains the document,
 * or as plain JSON.
 */
function embedded(from: string, html: string): Node {
  for (const start of html.matchAll(/\{\s*"(?:openapi|spec|menu|data|version|info)"/g)) {
    const value = objectAt(html, start.index);
    const found = value === undefined ? undefined : documentIn(value);
    if (found !== undefined) return found;
  }
  throw new SyncError(`${from} is an HTML page without an OpenAPI document in it, or the page is cut off.`);
}

/** Returns the JSON object that begins at an index of a text, if there is one. */
function objectAt(text: string, start: number): unknown {
  let depth = 0;
  let isInText = false;
  for (let index = start; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "\\") index += 1;
    else if (letter === '"') isInText = !isInText;
    else if (!isInText && letter === "{") depth += 1;
    else if (!isInText && letter === "}") depth -= 1;
    if (depth === 0) return parseOrNothing(text.slice(start, index + 1));
  }
  return undefined;
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function documentIn(value: unknown): Node | undefined {
  if (!isNode(value)) return undefined;
  if (typeof value.openapi === "string" && isNode(value.paths)) return value;
  return Object.values(value)
    .map(documentIn)
    .find((found) => found !== undefined);
}
