import type { Service } from "../../read/service.ts";
import { comment, sentence } from "../documentation.ts";
import { banner } from "./service-module.ts";

/** Returns the text of `src/generated/services.ts`: the members of the client, one for each service. */
export function servicesModule(services: readonly Service[]): string {
  const imports = services
    .map(({ member, document }) => `import type { Api as ${apiName(member)} } from "./${document}.ts";\n`)
    .join("");
  const members = services
    .map(
      ({ member, title, version, description }) =>
        `${comment(sentence(`${title} ${version}: ${description}`), "  ")}  ${member}: ServiceClient<${apiName(member)}>;\n`,
    )
    .join("");
  return [
    `${banner}import type { ServiceClient } from "../types/service-client.ts";\n${imports}`,
    `/** The members of the client, one for each service. */\nexport interface EconomicServices {\n${members}}\n`,
  ].join("\n");
}

const apiName = (member: string) => `${member.charAt(0).toUpperCase()}${member.slice(1)}Api`;
