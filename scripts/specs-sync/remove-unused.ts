import { isMap, isSeq } from "yaml";
import { child, isNode, type Node } from "../parity/own-specs.ts";
import { type Place, placeOf, type RestFiles } from "./rest-files.ts";

/**
 * Removes the parts that no operation of REST uses any more: schemas, parameters and tags, and files that are then
 * empty.
 *
 * @param kept the names of schemas that overlays refer to. They stay, with the schemas that they use.
 */
export function removeUnused(files: RestFiles, kept: ReadonlySet<string>): void {
  const used = usedComponents(files, kept);
  for (const name of files.names.filter((one) => one !== "rest.yaml")) removeFrom(files, name, used);
  removeTags(files);
}

const nameOf = ({ file, keys }: Place): string => `${file}#${keys.join("/")}`;

/** Returns the components that paths and overlays refer to, directly or through others. */
function usedComponents(files: RestFiles, kept: ReadonlySet<string>): Set<string> {
  const used = new Set<string>();
  const visit = (file: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(file, one);
    if (!isNode(value)) return;
    if (typeof value.$ref === "string") use(placeOf(file, value.$ref));
    for (const one of Object.values(value)) visit(file, one);
  };
  const use = (place: Place): void => {
    if (used.has(nameOf(place))) return;
    used.add(nameOf(place));
    const node = files.at(place);
    visit(place.file, isMap(node) ? node.toJSON() : undefined);
  };
  visit("rest.yaml", files.file("rest.yaml")?.content);
  for (const file of files.names)
    for (const name of kept) use({ file, keys: ["components", "schemas", name] });
  return used;
}

function removeFrom(files: RestFiles, name: string, used: ReadonlySet<string>): void {
  const file = files.file(name);
  if (file === undefined) return;
  const components = child(file.content, "components");
  for (const [kind, parts] of Object.entries(components))
    for (const key of Object.keys(parts as Node)) {
      const holder = files.mapAt({ file: name, keys: ["components", kind] });
      if (holder !== undefined && !used.has(nameOf({ file: name, keys: ["components", kind, key] })))
        file.remove(holder, key);
    }
  for (const keys of [
    ...Object.keys(components).map((kind) => ["components", kind]),
    ["components"],
    ["paths"],
  ]) {
    const holder = files.mapAt({ file: name, keys: keys.slice(0, -1) });
    if (holder !== undefined && files.mapAt({ file: name, keys })?.items.length === 0)
      file.remove(holder, keys.at(-1) ?? "");
  }
  if (file.root.items.length === 0) files.remove(name);
}

/** Removes the tags that no operation has. */
function removeTags(files: RestFiles): void {
  const root = files.file("rest.yaml");
  const tags = root?.step(root.root, "tags");
  const operations = Object.values(child(files.document, "paths")).flatMap((item) =>
    Object.values(item as Node),
  );
  const used = new Set(operations.flatMap((one) => (isNode(one) && Array.isArray(one.tags) ? one.tags : [])));
  if (isSeq(tags)) tags.items = tags.items.filter((tag) => isMap(tag) && used.has(tag.get("name")));
}
