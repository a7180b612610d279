import { compareOperations } from "./operations.ts";
import { child, isNode, list, type Node, type OwnSpecs } from "./own-specs.ts";
import type { PublishedService } from "./published.ts";
import { compareSchemas } from "./schemas.ts";
import type { Tally } from "./tally.ts";

/** Compares one service with the document that describes it. */
export function compareService(tally: Tally, published: PublishedService, specs: OwnSpecs): void {
  const { service } = published;
  const spec = specs.ofService(service);
  tally.count("services", service, spec !== undefined);
  if (spec === undefined) return;
  tally.same("versions", service, published.version, child(spec.document, "info").version);
  tally.same("addresses", service, [{ url: published.baseUrl }], spec.document.servers);
  compareTags(tally, published, spec.document);
  compareOperations(tally, service, published.operations, spec);
  compareSchemas(tally, service, published.schemas, spec);
}

function compareTags(tally: Tally, { service, tags }: PublishedService, document: Node): void {
  const own = list(document, "tags").filter(isNode);
  for (const tag of tags) {
    const match = own.find(({ name }) => name === tag.name);
    tally.count("tags", `${service} ${tag.name}`, match !== undefined);
    compareList(
      tally,
      "roles",
      `${service} ${tag.name}`,
      tag["required-roles"] ?? [],
      list(match, "x-required-roles"),
    );
    compareList(
      tally,
      "error codes",
      `${service} ${tag.name}`,
      tag["error-codes"] ?? [],
      list(match, "x-error-codes"),
    );
  }
}

function compareList(
  tally: Tally,
  category: string,
  name: string,
  published: string[],
  own: unknown[],
): void {
  for (const value of published) tally.count(category, `${name}: ${value}`, own.includes(value));
  for (const value of own.filter((one) => !published.includes(String(one)))) {
    tally.count(category, `${name}: ${value} is not published`, false);
  }
}
