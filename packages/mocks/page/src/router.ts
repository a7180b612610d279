import { useEffect, useState } from "preact/hooks";

/** Where the page is: the part of the address after `#`, so that the server has one page only. */
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

/** Goes to an address that `href` made. Without `keep`, the step stays out of the history, as while a search is typed. */
export function go(address: string, { keep = true } = {}): void {
  if (keep) location.hash = address;
  else location.replace(address);
}

/** A `%` that somebody typed into the address is not an escape. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
