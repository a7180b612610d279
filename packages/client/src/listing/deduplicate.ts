import { isObject } from "../utils/is-object.ts";
import { createSeen } from "./seen.ts";

/** Returns a text that identifies an item: its link to itself, or all of it, because not every record has such a link. */
const identityOf = (item: unknown): string =>
  isObject(item) && typeof item.self === "string" ? item.self : JSON.stringify(item);

/** Drops the items that came on an earlier page, once there is more than one page. */
export function createDeduplicate(): (items: unknown[], isOnlyPage: boolean) => unknown[] {
  let isNew: ((text: string) => boolean) | undefined;
  return (items, isOnlyPage) => {
    if (!isOnlyPage) isNew ??= createSeen();
    return isNew ? items.filter((item) => isNew?.(identityOf(item))) : items;
  };
}
