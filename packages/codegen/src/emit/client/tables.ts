import type { Inputs } from "../../normalise/inputs.ts";
import type { Service } from "../../read/service.ts";
import {
  bodilessWrites,
  bulkCalls,
  collectionDeletes,
  lateFiles,
  pathRoots,
  singleReads,
  updatePaths,
} from "./call-facts.ts";
import { commonPageSizes, listingExceptions } from "./listing-exceptions.ts";
import { pathRules } from "./path-rules.ts";
import { banner } from "./service-module.ts";
import { literal, type Table, tableText } from "./table-text.ts";
import { updateBodies } from "./update-bodies.ts";

/**
 * Returns the text of `src/generated/tables.ts`: everything that the running client knows about the specifications,
 * except the events of webhooks. Each table is a constant, so that a bundle contains only the tables that it reads.
 */
export function tablesModule(units: readonly { service: Service; inputs: Inputs }[]): string {
  const services = units.map(({ service }) => service);
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
    "/** The names of services that are not called `<member>api`. */",
    `export const serviceNames: Partial<Record<keyof typeof versions, string>> = {\n${names.join("")}};\n`,
    "/** The entries of a table, by member of the client. */",
    "type ByService<Entries> = Readonly<Partial<Record<string, Entries>>>;\n",
    "/** The most items that a page can have, by the style of the listing. */",
    `export const pageSizes = ${literal(sizes)};\n`,
    listingExceptionType,
    tableText(
      "listingExceptions",
      "The listings that depart from the rules of `listing/paging-style.ts`, and how.",
      "Readonly<Record<string, ListingException>>",
      table((service) => listingExceptions(service, sizes)),
    ),
    tableText(
      "singleReads",
      "The paths of one answer, beside those that end in a parameter or in `/count`: no listing is read from them.",
      "readonly string[]",
      table(singleReads),
    ),
    tableText("pathRoots", "The first segments of all paths.", "readonly string[]", table(pathRoots)),
    tableText(
      "rolesByPath",
      "The roles of which an app needs one, for a path and all paths below it. A later rule overrides an earlier one.",
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
      "The calls that take many records: the list that wraps them, and the most that it can hold if that is known.",
      "Readonly<Record<string, { wrapper: string; max?: number }>>",
      table(bulkCalls),
    ),
    tableText(
      "bodilessWrites",
      "The POSTs, PUTs and PATCHes that take no body, by method and path. All others need one.",
      "readonly string[]",
      table(bodilessWrites),
    ),
    tableText(
      "updatePaths",
      "The paths of records that can be updated, each with the path of its PUT: the same, or the collection above it (O-50).",
      "Readonly<Record<string, string>>",
      table(updatePaths),
    ),
    updateBodyType,
    tableText(
      "updateBodies",
      "The bodies of PUTs of one record, and how they differ from the record that is read.",
      "Readonly<Record<string, UpdateBody>>",
      Object.fromEntries(units.map(({ service, inputs }) => [service.member, updateBodies(service, inputs)])),
    ),
    tableText(
      "collectionDeletes",
      "The paths whose DELETE removes every record of a collection.",
      "readonly string[]",
      table(collectionDeletes),
    ),
    tableText(
      "lateFiles",
      "The files that may be answered 404 for a while although their record exists.",
      "readonly string[]",
      table(lateFiles),
    ),
  ].join("\n");
}

const listingExceptionType = `/** How a listing departs from the rules. */
export interface ListingException {
  style?: "cursor" | "paged" | "rest" | "plain";
  /** The path of the collection that \`/paged\` pages through, if it is not the path without \`/paged\`. */
  collection?: string;
  pageSize?: number;
  /** The collection that \`/paged\` pages through has no listing by cursor (O-45). */
  hasCursor?: false;
  /** No path returns how many items the listing has. */
  isCounted?: false;
  /** The server fails on every filter. */
  isFilterable?: false;
}
`;

const updateBodyType = `/** How the body of a PUT differs from the record that was read. */
export interface UpdateBody {
  /** The properties that it must have. */
  required?: readonly string[];
  /**
   * Further properties that it must have. Answers leave such a property out if it has the value that is listed here
   * (O-17).
   */
  leftOut?: Readonly<Record<string, false | 0>>;
  /** The read-only properties, which it must not have. The names of nested ones have dots. */
  without?: readonly string[];
}
`;
