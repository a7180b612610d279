import { isMap, isSeq, type YAMLMap } from "yaml";
import { isNode, type Node } from "../parity/own-specs.ts";
import type { Difference } from "./differences.ts";
import { mergeParameters } from "./merge-parameters.ts";
import { mergeSchema } from "./merge-schema.ts";
import { lacksDescription, newOperation, newResponse, newSchema } from "./new-parts.ts";
import { SpecFile } from "./spec-file.ts";

/**
 * Merges the changes of a publication into the text of our document. The structure comes from the publication, and
 * texts, order, comments, operation ids and layout stay ours. Parts that all services share have no place in the
 * document and do not change. The caller compares the result with the publication, and reports the remaining
 * differences.
 */
export function merge(text: string, common: Node, changes: readonly Difference[]): string {
  const file = new SpecFile(text);
  for (const change of changes) {
    const [section = ""] = change.path;
    if (section === "info" || section === "servers") mergeVersion(file, change);
    else if (section === "tags") mergeTag(file, change);
    else if (section === "paths") mergePath(file, common, change);
    else mergeComponent(file, change);
  }
  declareTags(file);
  return file.text;
}

function mergeVersion(file: SpecFile, { path, after }: Difference): void {
  const info = file.map(["info"]);
  if (path[0] === "info" && path[1] === "version" && info !== undefined) file.set(info, "version", after);
  if (path[0] !== "servers") return;
  const servers = file.step(file.map([]), "servers");
  const server = isSeq(servers) ? file.resolve(servers.items[0]) : undefined;
  const [published] = Array.isArray(after) ? after : [];
  if (server !== undefined && isNode(published)) file.set(server, "url", published.url);
}

export function tagsOf(file: SpecFile): YAMLMap[] {
  const tags = file.step(file.map([]), "tags");
  return isSeq(tags) ? tags.items.filter((tag): tag is YAMLMap => isMap(tag)) : [];
}

function mergeTag(file: SpecFile, { path, after }: Difference): void {
  const [, name = "", key] = path;
  const tag = tagsOf(file).find((one) => one.get("name") === name) ?? addTag(file, name);
  const changes = key === undefined ? (isNode(after) ? after : goneTag) : { [key]: after };
  for (const [extension, value] of Object.entries(changes)) {
    if (extension === "name") continue;
    if (value === undefined) file.remove(tag, extension);
    else file.set(tag, extension, value);
  }
}

/** A removed tag loses its roles, error codes and module. It stays declared, because its operations name it. */
const goneTag = { "x-required-roles": undefined, "x-error-codes": undefined, "x-requires-module": undefined };

export function addTag(file: SpecFile, name: string): YAMLMap {
  const root = file.map([]);
  if (root !== undefined && !isSeq(file.step(root, "tags"))) file.set(root, "tags", []);
  const tags = file.step(root, "tags");
  const tag = file.node({ name, description: lacksDescription }) as YAMLMap;
  if (isSeq(tags)) {
    tags.flow = false;
    tags.items.push(tag);
  }
  return tag;
}

/** Declares every tag of an operation, as the linter requires. */
function declareTags(file: SpecFile): void {
  const declared = new Set(tagsOf(file).map((tag) => tag.get("name")));
  const { paths = {} } = file.content as { paths?: Record<string, Record<string, { tags?: string[] }>> };
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item))) {
    for (const tag of operation?.tags ?? []) {
      if (declared.has(tag)) continue;
      declared.add(tag);
      addTag(file, tag);
    }
  }
}

function mergePath(file: SpecFile, common: Node, change: Difference): void {
  const [, path = "", method, part] = change.path;
  const paths = file.map(["paths"]);
  if (paths === undefined) return;
  if (method === undefined) {
    if (isNode(change.after)) {
      for (const [verb, operation] of Object.entries(change.after))
        addOperation(file, common, path, verb, operation as Node);
    } else file.remove(paths, path);
  } else if (part === undefined) {
    if (isNode(change.after)) addOperation(file, common, path, method, change.after);
    else removeOperation(file, paths, path, method);
  } else mergeOperation(file, common, change);
}

function addOperation(file: SpecFile, common: Node, path: string, method: string, neutral: Node): void {
  const paths = file.map(["paths"]);
  if (paths === undefined) return;
  const operation = newOperation(method, path, neutral, file.content, common);
  const item = file.map(["paths", path]);
  const [, resource = ""] = path.split("/");
  if (item !== undefined) file.set(item, method, operation);
  else file.insert(paths, path, { [method]: operation }, (other) => other.split("/")[1] === resource);
}

function removeOperation(file: SpecFile, paths: YAMLMap, path: string, method: string): void {
  const item = file.map(["paths", path]);
  if (item !== undefined) file.remove(item, method);
  if (item?.items.every((pair) => String(pair.key) === "parameters") === true) file.remove(paths, path);
}

function mergeOperation(file: SpecFile, common: Node, change: Difference): void {
  const [, path = "", method = "", part = "", key, ...rest] = change.path;
  const operation = file.map(["paths", path, method]);
  if (operation === undefined) return;
  if (part === "parameters") mergeParameters(file, common, operation, file.map(["paths", path]), change);
  else if (part === "responses" && key !== undefined) mergeResponse(file, operation, key, rest, change);
  else if (part === "requestBody" && key === "content")
    mergeContent(file, file.map(["paths", path, method, "requestBody"]), rest, change);
  else if (part === "requestBody" && key !== undefined)
    file.setOrRemove(file.map(["paths", path, method, "requestBody"]), key, change.after);
  else file.setOrRemove(operation, part, change.after);
}

function mergeResponse(
  file: SpecFile,
  operation: YAMLMap,
  status: string,
  rest: readonly string[],
  change: Difference,
): void {
  const responses = file.resolve(file.step(operation, "responses"));
  if (responses === undefined) return;
  if (rest.length > 0) mergeContent(file, file.resolve(file.step(responses, status)), rest.slice(1), change);
  else if (isNode(change.after)) file.insertSorted(responses, status, newResponse(status, change.after));
  else file.remove(responses, status);
}

/** Merges the content of a body or an answer: all of it, one content type, or a part of a schema. */
function mergeContent(
  file: SpecFile,
  holder: YAMLMap | undefined,
  rest: readonly string[],
  change: Difference,
): void {
  if (holder === undefined) return;
  const [type, ...inside] = rest;
  const content = file.resolve(file.step(holder, "content"));
  const media = type === undefined ? undefined : file.resolve(file.step(content, type));
  if (type === undefined) file.setOrRemove(holder, "content", change.after);
  else if (inside.length === 0) file.setOrRemove(content, type, change.after);
  else if (media !== undefined) mergeSchema(file, media, inside, change);
}

function mergeComponent(file: SpecFile, change: Difference): void {
  const [, , name = "", ...rest] = change.path;
  const schemas = file.map(["components", "schemas"]);
  if (schemas === undefined) return;
  if (rest.length > 0) mergeSchema(file, schemas, [name, ...rest], change);
  else if (isNode(change.after)) file.insertSorted(schemas, name, newSchema(change.after));
  else file.remove(schemas, name);
}
