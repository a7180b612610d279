import type { JsonObject } from "../store/entity.ts";
import { linkTemplate } from "../surface/links.ts";
import type { Rule } from "./rule.ts";

/** An action that `metaData` names: what it does, where, and by which method (L-124, L-145). */
const action = (description: string, href: string, httpMethod: "delete" | "post" | "put"): JsonObject => ({
  description,
  href,
  httpMethod,
});

/** The action on a listing: creating a record there; the link repeats the query (L-145). */
export const creation =
  (description: string, path: string) =>
  ({ base, search }: { readonly base: string; readonly search: string }): JsonObject => ({
    create: action(description, base + path + search, "post"),
  });

/** The actions on one record: each description with its method, by name, all at the record's own link. */
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
