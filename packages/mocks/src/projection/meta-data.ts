import type { JsonObject } from "../store/entity.ts";
import { linkTemplate } from "../surface/links.ts";
import type { Rule } from "./rule.ts";

/** Makes an action of `metaData`: its description, URL and method (L-124, L-145). */
const action = (description: string, href: string, httpMethod: "delete" | "post" | "put"): JsonObject => ({
  description,
  href,
  httpMethod,
});

/** Makes `metaData` of a listing: the action that creates a record. Its link repeats the query (L-145). */
export const creation =
  (description: string, path: string) =>
  ({ base, search }: { readonly base: string; readonly search: string }): JsonObject => ({
    create: action(description, base + path + search, "post"),
  });

/** Makes `metaData` of a record from actions by name. All have the link of the record. */
export function recordActions(
  template: string,
  actions: Readonly<Record<string, readonly [description: string, httpMethod: "delete" | "put"]>>,
): Rule {
  const fill = linkTemplate(template);
  const entries = Object.entries(actions);
  return {
    read: (entity, { base, linkSuffix }) => {
      const href = base + fill(entity) + linkSuffix;
      return Object.fromEntries(
        entries.map(([name, [description, httpMethod]]) => [name, action(description, href, httpMethod)]),
      );
    },
  };
}
