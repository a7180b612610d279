import type { Operation, Service } from "../../read/service.ts";
import { banner } from "./service-module.ts";

interface Exceptions {
  paged?: string[];
  plain?: string[];
  noCount?: string[];
}

/**
 * The text of `src/generated/tables.ts`, all that the running client knows of the specifications. It goes by rules
 * (REST pages as REST does, `/paged` is paged, what else lists has a cursor and is counted by `/count`); this file has
 * where the services depart from them.
 */
export function tablesModule(services: readonly Service[]): string {
  const others = services.filter(({ service }) => service !== "rest");
  const versions = others.map(({ member, version }) => `  ${member}: ${JSON.stringify(version)},\n`);
  const names = others
    .filter(({ member, service }) => service !== `${member}api`)
    .map(({ member, service }) => `  ${member}: ${JSON.stringify(service)},\n`);
  const exceptions = services
    .map((service) => [service.member, listingExceptions(service)] as const)
    .filter(([, found]) => Object.keys(found).length > 0)
    .map(([member, found]) => `  ${member}: ${JSON.stringify(found)},\n`);
  return [
    banner,
    "/** Version of each member: the base path is `/<member>api/v<version>`. REST has none. */",
    `export const versions = {\n${versions.join("")}} as const;\n`,
    "/** Services that are named other than `<member>api`. */",
    `export const serviceNames: Partial<Record<keyof typeof versions, string>> = {\n${names.join("")}};\n`,
    "/** Listings that page other than their path says, and those that nothing counts. */",
    `export const listingExceptions = {\n${exceptions.join("")}} as const;\n`,
  ].join("\n");
}

function listingExceptions({ service, operations }: Service): Exceptions {
  const listings = operations.filter((operation) => operation.listing !== undefined);
  const paths = (test: (operation: Operation) => boolean) => listings.filter(test).map(({ path }) => path);
  const style = ({ listing }: Operation) => listing?.style;
  const exceptions: Exceptions = {
    paged: paths((operation) => style(operation) === "paged" && !operation.path.endsWith("/paged")),
    plain: paths((operation) => style(operation) === "plain"),
    noCount:
      service === "rest" ? [] : paths(({ listing }) => listing?.style !== "plain" && !listing?.countable),
  };
  return Object.fromEntries(Object.entries(exceptions).filter(([, list]) => list.length > 0));
}
