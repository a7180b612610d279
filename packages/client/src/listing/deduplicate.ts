import { isObject } from "../utils/is-object.ts";
import { createSeen } from "./seen.ts";

/** Returns a text that identifies an item: its link to itself, or the whole item as JSON if it has no such link. */
const identityOf = (item: unknown): string =>
  isObject(item) && typeof item.self === "string" ? item.self : JSON.stringify(item);

/**
 * Returns a function that drops items which an earlier page already had. It drops nothing if there is only one page.
 */
export function createDeduplicate(): (items: unknown[], isOnlyPage: boolean) => unknown[] {
  let isNew: ((text: string) => boolean) | undefined;
  return (items, isOnlyPage) => {
    if (!isOnlyPage) isNew ??= createSeen();
    return isNew ? items.filter((item) => isNew?.(identityOf(item))) : items;
  };
}
