import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isNode, type Node } from "../parity/own-specs.ts";
import { SyncError } from "./sync-error.ts";

/** A published file of REST: the answer of a GET, or the body of a POST or PUT. */
export interface RestFile {
  method: string;
  /** The segments of the path, in which parameters are names without braces. */
  segments: string[];
  schema: Node;
}

const fileName = /^(.+)\.(get|post|put)\.schema\.json$/;

/**
 * Reads the publication of REST: a folder of draft-03 schemas, each named after its path and method, such as
 * `customers.customerNumber.contacts.get.schema.json`. Some of Visma's files have trailing commas, which are ignored
 * (L-55).
 *
 * @throws {SyncError} if the folder has no such file, or if a file is not a schema.
 */
export function readRest(folder: string | undefined): RestFile[] {
  if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new SyncError("REST is published as a folder of schema files. Pass it with --from FOLDER.");
  }
  const files = readdirSync(folder).flatMap((name): RestFile[] => {
    const [, path, method] = fileName.exec(name) ?? [];
    if (path === undefined || method === undefined) return [];
    return [{ method, segments: path.split("."), schema: parsed(join(folder, name)) }];
  });
  if (files.length > 0) return files;
  throw new SyncError(`${folder} has no file with a name like customers.customerNumber.get.schema.json.`);
}

function parsed(file: string): Node {
  const text = withoutTrailingCommas(readFileSync(file, "utf8"));
  try {
    const schema = JSON.parse(text) as unknown;
    if (isNode(schema) && isNode(schema.properties)) return schema;
  } catch (error) {
    throw new SyncError(
      `${file} is not JSON, or cut off: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw new SyncError(`${file} is not a schema: it has no properties.`);
}

/** Removes trailing commas, except inside texts. */
const withoutTrailingCommas = (text: string): string =>
  text.replaceAll(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, quoted: string | undefined) => quoted ?? "");
