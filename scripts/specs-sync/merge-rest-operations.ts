import { child, isNode, type Node } from "../parity/own-specs.ts";
import { addTag, tagsOf } from "./merge.ts";
import { newListing } from "./merge-rest-listing.ts";
import { lacksDescription, lacksSummary, newSchema, operationId } from "./new-parts.ts";
import type { RestFiles } from "./rest-files.ts";

/** Adds or removes the operations of a path: one of them, or all if no method is passed. */
export function mergeRestOperations(
  files: RestFiles,
  route: string,
  method: string | undefined,
  after: unknown,
): void {
  if (!isNode(after)) removeOperations(files, route, method);
  else if (method !== undefined) addOperation(files, route, method, after);
  else for (const [verb, one] of Object.entries(after)) addOperation(files, route, verb, one as Node);
}

function removeOperations(files: RestFiles, route: string, method: string | undefined): void {
  const place = files.follow({ file: "rest.yaml", keys: ["paths", route] });
  const file = files.file(place.file);
  const item = files.mapAt(place);
  if (file === undefined || item === undefined) return;
  // Only published methods are removed. Deletes and files, which are not published, keep their path.
  for (const verb of method === undefined ? ["get", "post", "put"] : [method]) file.remove(item, verb);
  if (item.items.some(({ key }) => String(key) !== "parameters")) return;
  for (const [name, key] of [
    [place.file, place.keys.at(-1) ?? ""],
    ["rest.yaml", route],
  ] as const) {
    const paths = files.mapAt({ file: name, keys: ["paths"] });
    if (paths !== undefined) files.file(name)?.remove(paths, key);
  }
}

function addOperation(files: RestFiles, route: string, method: string, neutral: Node): void {
  const resource = resourceOf(route);
  const place = files.follow({ file: "rest.yaml", keys: ["paths", route] });
  const item = files.mapAt(place);
  const operation = newRestOperation(route, method, neutral, operationIds(files));
  if (item !== undefined) files.file(place.file)?.set(item, method, operation);
  else addPath(files, route, { ...parametersOf(files, route), [method]: operation });
  const root = files.file("rest.yaml");
  if (root !== undefined && !tagsOf(root).some((tag) => tag.get("name") === resource)) addTag(root, resource);
}

const resourceOf = (route: string): string => route.split("/")[1] ?? "";

/** Adds a path to the file of its resource, and a reference to it in `rest.yaml`. */
function addPath(files: RestFiles, route: string, item: Node): void {
  const name = `rest/${resourceOf(route)}.yaml`;
  const isNeighbour = (other: string) => resourceOf(other) === resourceOf(route);
  files.addPath(name, route, item, isNeighbour);
  const index = files.mapAt({ file: "rest.yaml", keys: ["paths"] });
  const pointer = route.replaceAll("~", "~0").replaceAll("/", "~1");
  if (index !== undefined)
    files.file("rest.yaml")?.insert(index, route, { $ref: `${name}#/paths/${pointer}` }, isNeighbour);
}

/** Returns the parameters of a path: references to those that we have, and others written out. */
function parametersOf(files: RestFiles, route: string): Node {
  const shared = child(child(files.file("rest/common.yaml")?.content ?? {}, "components"), "parameters");
  const parameters = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const known = Object.entries(shared).find(
      ([, one]) => isNode(one) && one.in === "path" && one.name === name,
    );
    if (known !== undefined) return { $ref: `common.yaml#/components/parameters/${known[0]}` };
    const type = /(Number|Year)$/.test(name) ? "integer" : "string";
    return { name, in: "path", required: true, description: lacksDescription, schema: { type } };
  });
  return parameters.length > 0 ? { parameters } : {};
}

const listingParameters = ["Skippages", "Pagesize", "Filter", "Sort"].map((name) => ({
  $ref: `common.yaml#/components/parameters/${name}`,
}));

function newRestOperation(route: string, method: string, neutral: Node, taken: ReadonlySet<string>): Node {
  const holder = method === "get" ? child(child(neutral, "responses"), "200") : child(neutral, "requestBody");
  const published = child(child(child(holder, "content"), "application/json"), "schema");
  const content = { content: { "application/json": { schema: newSchema(published) } } };
  const collection = child(published, "properties").collection;
  const isListing = method === "get" && isNode(collection);
  return {
    tags: [resourceOf(route)],
    operationId: operationId(method, route, taken),
    summary: lacksSummary,
    description: lacksDescription,
    ...(isListing
      ? { parameters: listingParameters, "x-listing": newListing(neutral, child(collection, "items")) }
      : {}),
    ...(method === "get" ? {} : { requestBody: content }),
    responses: {
      "200": { description: lacksDescription, ...(method === "get" ? content : {}) },
      "4XX": { $ref: "common.yaml#/components/responses/Refused" },
      "5XX": { $ref: "common.yaml#/components/responses/Failed" },
    },
  };
}

function operationIds(files: RestFiles): Set<string> {
  const items = [...files.names].flatMap((name) =>
    Object.values(child(files.file(name)?.content ?? {}, "paths")),
  );
  return new Set(
    items
      .filter(isNode)
      .flatMap((item) =>
        Object.values(item).flatMap((one) => (isNode(one) ? [String(one.operationId)] : [])),
      ),
  );
}
