import type { Service } from "../../read/service.ts";
import { banner } from "../client/service-module.ts";
import { comment, sentence } from "../documentation.ts";

/** Returns the files of the package's entry, which lists the documents with their versions. */
export function indexModules(services: readonly Service[]): [string, string][] {
  const rows = services.map((service) => {
    const { member, document, title, version, host, basePath } = service;
    const row = { document, service: service.service, title, version, url: `https://${host}${basePath}` };
    return { member, row, text: comment(sentence(`${title} ${version}: ${service.description}`), "  ") };
  });
  const values = rows.map(({ member, row }) => `  ${member}: ${JSON.stringify(row)},\n`).join("");
  const types = rows
    .map(({ member, row, text }) => `${text}  readonly ${member}: ServiceDocument & ${literals(row)};\n`)
    .join("");
  return [
    ["index.js", `${banner}export const services = {\n${values}};\n`],
    [
      "index.d.ts",
      `${banner}${serviceDocument}\n/** The documents of this package, by the names of the client's members. */\nexport declare const services: {\n${types}};\n`,
    ],
  ];
}

/** Returns the literal types of a row, so that the compiler can check a program against an exact version. */
const literals = (row: Record<string, string>): string =>
  `{ ${Object.entries(row)
    .map(([key, value]) => `readonly ${key}: ${JSON.stringify(value)}`)
    .join("; ")} }`;

const serviceDocument = `/** The service that a document describes, and its version. */
export interface ServiceDocument {
  /** Name of its entry and of its JSON file, such as \`booked-entries\`. */
  readonly document: string;
  /** Name of the service in Visma's URLs, such as \`bookedEntriesapi\`; \`rest\` for REST. */
  readonly service: string;
  readonly title: string;
  /** The version that the document describes. REST has no versions, so it is \`0.0.0\`. */
  readonly version: string;
  /** The base URL of every path of the document. */
  readonly url: string;
}
`;
