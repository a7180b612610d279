import { isObject } from "../utils/is-object.ts";
import { createSeen } from "./seen.ts";

/** Returns a text that identifies an item: its link to itself, or all of it if it has no such link. */
const identityOf = (item: unknown): string =>
  isObject(item) && typeof item.self === "string" ? item.self : JSON.stringify(item);

/** Returns a function that drops the items of earlier pages, if there is more than one page. */
export function createDeduplicate(): (items: unknown[], isOnlyPage: boolean) => unknown[] {
  let isNew: ((text: string) => boolean) | undefined;
  return (items, isOnlyPage) => {
    if (!isOnlyPage) isNew ??= createSeen();
    return isNew ? items.filter((item) => isNew?.(identityOf(item))) : items;
  };
}
