import { encodeRestKey } from "../routing/path-keys.ts";
import type { Entity } from "../store/entity.ts";

/** Fills in a URL template such as "/customers/{customerNumber}/contacts" from a record's fields. */
export type LinkTemplate = (fields: Entity) => string;

const compiled = new Map<string, LinkTemplate>();

/** Compiles a template. Parameters are encoded like REST's path keys. */
export function linkTemplate(template: string): LinkTemplate {
  let made = compiled.get(template);
  if (made === undefined) {
    const parts = template.split(/\{(\w+)\}/);
    made = (fields) => {
      let path = parts[0] ?? "";
      for (let index = 1; index < parts.length; index += 2) {
        path += encodeRestKey(fields[parts[index] ?? ""] as string | number) + (parts[index + 1] ?? "");
      }
      return path;
    };
    compiled.set(template, made);
  }
  return made;
}

/**
 * Reads the keys from a `self` that a caller sent instead of a number (L-04), such as "…/vat-zones/2" for the template
 * "/vat-zones/{vatZoneNumber}". Returns undefined if the link does not match the template.
 */
export function keysFromLink(template: string, link: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return "([^/?#]+)";
  });
  const match = new RegExp(`${pattern}/?(?:[?#].*)?$`).exec(link);
  if (match === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]));
}
