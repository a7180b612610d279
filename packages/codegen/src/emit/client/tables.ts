import type { Service } from "../../read/service.ts";
import { bulkCalls, collectionDeletes, lateFiles, recordUpdates } from "./call-facts.ts";
import { commonPageSizes, listingExceptions } from "./listing-exceptions.ts";
import { pathRules } from "./path-rules.ts";
import { banner } from "./service-module.ts";
import { literal, type Table, tableText } from "./table-text.ts";

/**
 * The text of `src/generated/tables.ts`: everything that the running client knows of the specifications, but for the
 * events of webhooks. Each table is a constant of its own, so that a bundle holds only those that it reads.
 */
export function tablesModule(services: readonly Service[]): string {
  const others = services.filter(({ service }) => service !== "rest");
  const versions = others.map(({ member, version }) => `  ${member}: ${JSON.stringify(version)},\n`);
  const names = others
    .filter(({ member, service }) => service !== `${member}api`)
    .map(({ member, service }) => `  ${member}: ${JSON.stringify(service)},\n`);
  const sizes = commonPageSizes(services);
  const table = (read: (service: Service) => Table[string]): Table =>
    Object.fromEntries(services.map((service) => [service.member, read(service)]));
  return [
    banner,
    "/** Version of each member: the base path is `/<member>api/v<version>`. REST has none. */",
    `export const versions = {\n${versions.join("")}} as const;\n`,
    "/** Services that are named other than `<member>api`. */",
    `export const serviceNames: Partial<Record<keyof typeof versions, string>> = {\n${names.join("")}};\n`,
    "/** What each member of the client has in a table. */",
    "type ByService<Entries> = Readonly<Partial<Record<string, Entries>>>;\n",
    "/** How many items a page holds at most, by the style of the listing. */",
    `export const pageSizes = ${literal(sizes)};\n`,
    listingExceptionType,
    tableText(
      "listingExceptions",
      "The listings that depart from the rules of `listing/paging-style.ts`, and in what.",
      "Readonly<Record<string, ListingException>>",
      table((service) => listingExceptions(service, sizes)),
    ),
    tableText(
      "rolesByPath",
      "The roles of which an app needs one, for a path and all below it; a later rule overrides an earlier one.",
      "Readonly<Record<string, readonly string[]>>",
      table((service) => pathRules(service, ({ roles }) => roles)),
    ),
    tableText(
      "modulesByPath",
      "The modules that the agreement must have, by the same rules.",
      "Readonly<Record<string, readonly string[]>>",
      table((service) => pathRules(service, ({ module }) => (module === undefined ? [] : [module]))),
    ),
    tableText(
      "bulkCalls",
      "The calls that take many records: the list that wraps them, and how many it holds at most where that is known.",
      "Readonly<Record<string, { wrapper: string; max?: number }>>",
      table(bulkCalls),
    ),
    tableText(
      "recordUpdates",
      "The paths whose PUT names the record. Elsewhere on the services it goes to the collection.",
      "readonly string[]",
      table(recordUpdates),
    ),
    tableText(
      "collectionDeletes",
      "The paths whose DELETE removes every record of a collection.",
      "readonly string[]",
      table(collectionDeletes),
    ),
    tableText(
      "lateFiles",
      "The files that may not be found yet, although their record is there.",
      "readonly string[]",
      table(lateFiles),
    ),
  ].join("\n");
}

const listingExceptionType = `/** In what a listing departs from the rules. */
export interface ListingException {
  style?: "cursor" | "paged" | "rest" | "plain";
  /** The path of what \`/paged\` pages through, where that is not the path before it. */
  collection?: string;
  pageSize?: number;
  /** Nothing counts it. */
  isCounted?: false;
  /** Every filter fails. */
  isFilterable?: false;
}
`;
