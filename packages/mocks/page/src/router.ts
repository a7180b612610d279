import { useEffect, useState } from "preact/hooks";

/** The place in the page, from the part of the address after `#`. The server never sees that part, so it has a single page. */
export interface Route {
  /** Decoded segments: `["records", "customers", "1"]`. Empty on the overview. */
  readonly path: readonly string[];
  readonly query: ReadonlyMap<string, string>;
}

type Query = Readonly<Record<string, string | number | undefined>>;

export function readRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {
    path: path
      .split("/")
      .filter((segment) => segment !== "")
      .map(decode),
    query: new Map(new URLSearchParams(query)),
  };
}

/** Returns the address of a view: `href(["records", "customers"], { search: "nord" })`. */
export function href(path: readonly (string | number)[], query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  const text = parameters.toString();
  return `#/${path.map((segment) => encodeURIComponent(segment)).join("/")}${text === "" ? "" : `?${text}`}`;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

/** Opens an address that `href` made. Without `keep` it adds no step to the history, as while a user types a search. */
export function go(address: string, { keep = true } = {}): void {
  if (keep) location.hash = address;
  else location.replace(address);
}

/** Decodes a segment. A `%` that a user typed may not be an escape, so the segment then stays as it is. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
